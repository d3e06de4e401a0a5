import type { Diagnostic, Related, Severity } from '../core/diagnostic.ts';
import { formatNumber, pluralize } from '../core/pluralize.ts';
import type { Span } from '../core/span.ts';
import { measure } from './cells.ts';
import { type ExcerptLine, makeExcerpt } from './excerpt.ts';
import type { Layout } from './layout.ts';
import { printable, printableSentence } from './printable.ts';
import { wrap } from './wrap.ts';

const MARGIN = '  ';
const SEVERITY_WIDTH = 'warning'.length;
const RELATED_SHOWN = 4;
/** A sentence may quote a whole paragraph of the author's; machine formats have it in full. */
const LONGEST_SENTENCE = 500;

export function placeOf({ start }: Span): string {
  return `${start.line}:${start.column}`;
}

/** A finding as a block of lines: what, where, its source, what to do, and what it has to do with. */
export function renderFinding(diagnostic: Diagnostic, text: string | undefined, layout: Layout): string[] {
  return [
    ...renderHead(placeOf(diagnostic.span), diagnostic, layout),
    ...renderExcerpt(diagnostic, text, layout),
    ...renderHint(diagnostic.hint ?? diagnostic.fix?.title, layout),
    ...renderRelated(diagnostic, layout),
  ];
}

/** The first lines of a block: place (or count), severity, message, rule. */
export function renderHead(place: string, { severity, message, rule }: Diagnostic, layout: Layout): string[] {
  const { paint, width, placeWidth, linkRule } = layout;
  const indent = MARGIN.length + placeWidth + MARGIN.length + SEVERITY_WIDTH + MARGIN.length;
  const lines = wrap(shorten(message), width - indent);
  const name = printable(rule).trim();
  const last = lines.at(-1) ?? '';
  const fits = indent + measure(last) + MARGIN.length + measure(name) <= width;
  const body = fits
    ? [...lines.slice(0, -1), `${last}${MARGIN}${linkRule(paint.faint(name), rule)}`]
    : [...lines, ...wrap(name, width - indent).map(line => linkRule(paint.faint(line), rule))];
  const start = `${MARGIN}${paint.faint(place.padStart(placeWidth))}${MARGIN}${paint[severity](severity.padEnd(SEVERITY_WIDTH))}${MARGIN}`;
  return body.map((line, index) => `${index === 0 ? start : ' '.repeat(indent)}${line}`);
}

export function renderExcerpt({ span, severity }: Diagnostic, text: string | undefined, layout: Layout): string[] {
  const { paint } = layout;
  const room = layout.width - gutterWidth(layout);
  const excerpt = text === undefined ? undefined : makeExcerpt(text, span, room);
  if (excerpt === undefined) return [];
  const [first = [], ...others] = excerpt.lines.map(line => renderSourceLine(line, severity, layout));
  const skipped =
    excerpt.skipped > 0
      ? [startGutter(paint.faint('⋮'), paint.faint(pluralize(excerpt.skipped, 'more line')), layout)]
      : [];
  return [...first, ...skipped, ...others.flat()];
}

function renderSourceLine({ before, marked, after }: ExcerptLine, severity: Severity, layout: Layout): string[] {
  const { paint } = layout;
  const underline = `${' '.repeat(measure(before))}${paint[severity]('~'.repeat(Math.max(1, measure(marked))))}`;
  const [head = '', body = '', tail = ''] = trimEndOfParts([before, marked, after]);
  const source = `${paint.faint(head)}${paint[severity](body)}${paint.faint(tail)}`;
  return [startGutter(paint.faint('│'), source, layout), startGutter(paint.faint('│'), underline, layout)];
}

/** Trims the end of a line that is in parts: blanks before the codes that end a colour would still be blanks. */
function trimEndOfParts(parts: readonly string[]): string[] {
  const trimmed: string[] = [];
  for (const part of parts.toReversed()) trimmed.unshift(trimmed.join('') === '' ? part.trimEnd() : part);
  return trimmed;
}

/** What to do. */
export function renderHint(hint: string | undefined, layout: Layout): string[] {
  return hint === undefined ? [] : renderNote({ sign: '→', text: hint, paint: layout.paint.accent }, layout);
}

function renderRelated({ related = [], file }: Diagnostic, layout: Layout): string[] {
  const lines = related
    .slice(0, RELATED_SHOWN)
    .flatMap(place => renderPlace(describePlace(place, file), layout, place.file));
  const hidden = related.length - RELATED_SHOWN;
  return hidden > 0 ? [...lines, ...renderPlace(`and ${formatNumber(hidden)} more`, layout)] : lines;
}

function describePlace({ message, file, span }: Related, here: string): string {
  return `${file === here ? placeOf(span) : `${file}:${placeOf(span)}`}  ${message}`;
}

/** Another place that a block tells of; a click opens its file. */
export function renderPlace(text: string, layout: Layout, file?: string): string[] {
  const { paint, linkFile } = layout;
  return renderNote(
    { sign: '·', text, paint: paint.faint, link: line => (file === undefined ? line : linkFile(line, file)) },
    layout,
  );
}

interface Note {
  readonly sign: string;
  readonly text: string;
  readonly paint: (sign: string) => string;
  readonly link?: (line: string) => string;
}

function renderNote({ sign, text, paint, link = line => line }: Note, layout: Layout): string[] {
  const lines = wrap(shorten(text), layout.width - gutterWidth(layout));
  return lines.map((line, index) => startGutter(index === 0 ? paint(sign) : ' ', link(line), layout));
}

function startGutter(sign: string, text: string, layout: Layout): string {
  return `${' '.repeat(gutterWidth(layout) - 2)}${text === '' ? sign : `${sign} ${text}`}`;
}

function gutterWidth({ placeWidth }: Layout): number {
  return MARGIN.length + placeWidth + MARGIN.length + 2;
}

function shorten(sentence: string): string {
  const start = sentence.length > LONGEST_SENTENCE ? `${sentence.slice(0, LONGEST_SENTENCE)}…` : sentence;
  return printableSentence(start);
}
