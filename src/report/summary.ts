import type { FixReport, LintResult, Severity } from '../core/diagnostic.ts';
import { formatNumber, pluralize } from '../core/pluralize.ts';
import { type Counts, countFindings } from './count.ts';
import { describeExternal } from './external-links.ts';
import type { Layout } from './layout.ts';
import { printableSentence } from './printable.ts';
import { wrap } from './wrap.ts';

const SIGNS: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: 'i' };

/** The last lines of a report: how much there is, what can be mended, how long it took. */
export function renderSummary(result: LintResult, { paint, width }: Layout): string {
  const totals = countFindings(result);
  const { errors, warnings, infos } = totals;
  const time = `(${formatTime(result.milliseconds)})`;
  const fixed = result.fixes?.files.length ? `${paint.good('✓')} ${describeFixes(result.fixes)}\n` : '';
  const known = describeKnown(result);
  const notes = [
    ...(result.external ? [describeExternal(result.external)] : []),
    ...(known === undefined ? [] : [known]),
  ].flatMap(note => wrap(note, width - 2));
  if (result.reports.length === 0) {
    const clean = `${paint.good('✓')} ${describeSilence(result)} ${paint.faint(time)}`;
    return `${fixed}${[clean, ...notes.flatMap(note => wrap(note, width - 2))].join('\n  ')}`;
  }

  const kinds = [
    { severity: 'error', count: errors, noun: 'error' },
    { severity: 'warning', count: warnings, noun: 'warning' },
    { severity: 'info', count: infos, noun: 'note' },
  ] as const;
  const present = kinds.filter(({ count }) => count > 0);
  const worst = present[0]?.severity ?? 'info';
  const counts = present.map(({ severity, count, noun }) => ({ severity, text: pluralize(count, noun) }));
  const some = result.files > 1 ? `${formatNumber(result.reports.length)} of ` : '';
  const files = `in ${some}${pluralize(result.files, 'file')}`;

  const length = ['✗', counts.map(({ text }) => text).join(', '), files, time].join(' ').length;
  const head = `${paint[worst](SIGNS[worst])} ${counts.map(({ severity, text }) => paint[severity](text)).join(', ')}`;
  const tail = `${files} ${paint.faint(time)}`;
  if (result.unchanged) notes.push(`${pluralize(result.unchanged, 'other finding')} as before`);
  const advice = [...notes, ...adviseFixing(totals)].flatMap(line => wrap(line, width - 2).map(part => `\n  ${part}`));
  return `${fixed}${head}${length <= width ? ' ' : '\n  '}${tail}${advice.join('')}`;
}

/** What a baseline keeps out of a report. */
export function describeKnown({ baseline }: LintResult): string | undefined {
  if (!baseline || baseline.known === 0) return undefined;
  const { known, file } = baseline;
  return `${pluralize(known, 'known problem')} ${known === 1 ? 'is' : 'are'} left out (${printableSentence(file)})`;
}

function describeSilence({ files, hidden = 0, unchanged = 0, baseline }: LintResult): string {
  if (unchanged > 0) return `Nothing new in ${pluralize(files, 'file')}; ${pluralize(unchanged, 'finding')} as before`;
  // Where only a change is linted, there may be nothing to look at.
  if (files === 0) return 'Nothing to check: no post changed';
  const isNew = baseline && baseline.known > 0 ? 'new ' : '';
  if (hidden === 0) return `No ${isNew}problems in ${pluralize(files, 'file')}`;
  return `No ${isNew}errors in ${pluralize(files, 'file')}; ${pluralize(hidden, 'other finding')} not shown`;
}

/** What fixing did, or would do. */
export function describeFixes({ files, isDryRun }: FixReport): string {
  if (files.length === 0) return 'There is nothing to fix';
  const count = files.reduce((sum, { fixed }) => sum + fixed, 0);
  return `${isDryRun ? 'Would fix' : 'Fixed'} ${pluralize(count, 'problem')} in ${pluralize(files.length, 'file')}`;
}

function adviseFixing({ fixable, suggested }: Counts): string[] {
  const safe = fixable > 0 ? [`Run “postlint --fix” to mend ${formatNumber(fixable)} of them`] : [];
  if (suggested === 0) return safe;
  const more = `${formatNumber(suggested)} ${fixable > 0 ? 'more' : 'of them'}`;
  return [...safe, `Run “postlint --fix-suggested” to mend ${more}, and look at what it did`];
}

/** `384 ms`, `2.4 s`, `3 min 5 s` */
export function formatTime(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}
