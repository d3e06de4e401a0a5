import type { Severity } from '../core/diagnostic.ts';
import type { Layout } from './layout.ts';
import type { Fence } from './page-blocks.ts';
import { printable } from './printable.ts';
import { wrap } from './wrap.ts';

const INDENT = '    ';
const FINDING = /^((?:\S.*:)?\d+:\d+)-\d+:\d+ (error|warning|info) /;
const SHORT_FINDING = /^(\S.*:\d+|\d+:\d+) (error|warning|info) /;
const NOTE = /^ {2}(hint|related): (.*)$/;

/** A fence of an example: source behind a bar, findings as a report shows them. */
export function renderExample({ role, file, lines }: Fence, layout: Layout): string[] {
  if (role === 'output') return lines.filter(line => line !== '').flatMap(line => renderOutputLine(line, layout));
  const label = labelOf(role, file) || (lines.length === 0 ? 'An empty file' : '');
  return [
    ...(label === '' ? [] : [`${INDENT}${layout.paint.faint(label)}`]),
    ...lines.flatMap(line => renderSourceLine(line, layout)),
  ];
}

function labelOf(role: string, file: string | undefined): string {
  if (role === 'config') return 'With this configuration:';
  const name = file === undefined ? '' : printable(file);
  if (role !== 'fixed') return name;
  return name === '' ? 'Fixed:' : `${name}, fixed:`;
}

function renderSourceLine(source: string, { paint, width }: Layout): string[] {
  const bar = `${INDENT}${paint.faint('│')}`;
  const line = printable(source.replaceAll('\t', '    ')).trimEnd();
  if (line === '') return [bar];
  const indent = line.slice(0, line.length - line.trimStart().length);
  const room = Math.max(width - INDENT.length - 2 - indent.length, 20);
  return wrap(line.trimStart(), room).map(part => `${bar} ${indent}${part}`);
}

function renderOutputLine(line: string, layout: Layout): string[] {
  const [, kind, note] = NOTE.exec(line) ?? [];
  if (note !== undefined) {
    const sign = kind === 'hint' ? layout.paint.accent('→') : layout.paint.faint('·');
    const [first = '', ...rest] = wrap(printable(note), layout.width - INDENT.length - 4);
    return [`${INDENT}  ${sign} ${first}`, ...rest.map(part => `${INDENT}    ${part}`)];
  }
  const [first = '', ...rest] = wrap(printable(shortenPlace(line)), layout.width - INDENT.length - 2);
  return [`${INDENT}${paintFinding(first, layout)}`, ...rest.map(part => `${INDENT}  ${part}`)];
}

/** Where a finding ends is for tests; people are told where it begins. */
function shortenPlace(line: string): string {
  return line.replace(FINDING, (_line, start: string, severity: string) => `${start} ${severity} `);
}

function paintFinding(line: string, { paint }: Layout): string {
  return line.replace(SHORT_FINDING, (_line, place: string, severity: Severity) => {
    return `${paint.faint(place)} ${paint[severity](severity)} `;
  });
}
