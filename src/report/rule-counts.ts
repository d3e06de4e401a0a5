import type { LintResult, Severity } from '../core/diagnostic.ts';
import { formatNumber, pluralize } from '../core/pluralize.ts';
import { measure } from './cells.ts';
import type { Layout } from './layout.ts';
import { printable } from './printable.ts';
import { wrap } from './wrap.ts';

/** What one rule found at one severity. */
export interface RuleCount {
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: number;
  readonly files: number;
  /** Findings with a safe fix. */
  readonly fixable: number;
  /** Findings with a fix that somebody should look at. */
  readonly suggested: number;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const MARGIN = '  ';
const SEVERITY_WIDTH = 'warning'.length;

/** The worst first, then the most frequent. */
export function countByRule(result: LintResult): RuleCount[] {
  const counts = new Map<string, { -readonly [Key in keyof RuleCount]: RuleCount[Key] }>();
  for (const { diagnostics } of result.reports) {
    const seen = new Set<string>();
    for (const { rule, severity, fix } of diagnostics) {
      const key = `${severity}\n${rule}`;
      const count = counts.get(key) ?? { rule, severity, findings: 0, files: 0, fixable: 0, suggested: 0 };
      counts.set(key, count);
      count.findings++;
      if (!seen.has(key)) count.files++;
      seen.add(key);
      if (fix?.safety === 'safe') count.fixable++;
      else if (fix) count.suggested++;
    }
  }
  return [...counts.values()].sort(
    (left, right) =>
      RANK[left.severity] - RANK[right.severity] || right.findings - left.findings || (left.rule < right.rule ? -1 : 1),
  );
}

/** One line a rule; in a narrow terminal without what can be mended, or without the number of files too. */
export function renderRuleCounts(all: readonly RuleCount[], layout: Layout, most = all.length): string[] {
  const counts = keepMost(all, most);
  const numberWidth = Math.max(...counts.map(({ findings }) => formatNumber(findings).length));
  const indent = MARGIN.length + numberWidth + MARGIN.length + SEVERITY_WIDTH + MARGIN.length;
  const names = counts.map(({ rule }) => wrap(printable(rule).trim(), layout.width - indent));
  const nameWidth = Math.max(...names.flat().map(measure));
  const notes = chooseNotes(counts, layout.width - indent - nameWidth - MARGIN.length);
  const lines = counts.flatMap(({ rule, severity, findings }, index) => {
    const number = formatNumber(findings).padStart(numberWidth);
    const level = layout.paint[severity](severity.padEnd(SEVERITY_WIDTH));
    const [name = '', ...rest] = names[index] ?? [];
    const note = notes?.[index];
    const gap = ' '.repeat(nameWidth - measure(name) + MARGIN.length);
    return [
      `${MARGIN}${number}${MARGIN}${level}${MARGIN}${layout.linkRule(name, rule)}${note ? gap + layout.paint.faint(note) : ''}`,
      ...rest.map(part => `${' '.repeat(indent)}${layout.linkRule(part, rule)}`),
    ];
  });
  const hidden = all.length - counts.length;
  return hidden > 0 ? [...lines, `${MARGIN}and ${pluralize(hidden, 'more rule')}`] : lines;
}

/** Those that found most, in the order of all; a single one more is shown too. */
function keepMost(all: readonly RuleCount[], most: number): readonly RuleCount[] {
  if (all.length <= most + 1) return all;
  const kept = new Set([...all].sort((left, right) => right.findings - left.findings).slice(0, most));
  return all.filter(count => kept.has(count));
}

/** The longest notes that all have room. */
function chooseNotes(counts: readonly RuleCount[], room: number): readonly string[] | undefined {
  return [describeCount, describeFiles]
    .map(describe => counts.map(describe))
    .find(notes => notes.every(note => note.length <= room));
}

/** `in 1,204 files, 31 fixable, 4 suggested` */
function describeCount(count: RuleCount): string {
  const { fixable, suggested } = count;
  const parts = [describeFiles(count)];
  if (fixable > 0) parts.push(`${formatNumber(fixable)} fixable`);
  if (suggested > 0) parts.push(`${formatNumber(suggested)} suggested`);
  return parts.join(', ');
}

function describeFiles({ files }: RuleCount): string {
  return `in ${pluralize(files, 'file')}`;
}
