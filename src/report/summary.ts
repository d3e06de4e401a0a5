import type { LintResult, Severity } from '../core/diagnostic.ts';
import { countFindings, formatNumber, pluralize } from './count.ts';
import type { Layout } from './layout.ts';

const SIGNS: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: 'i' };

/** The last lines of a report: how much there is, what can be mended, how long it took. */
export function renderSummary(result: LintResult, { paint, width }: Layout): string {
  const { errors, warnings, infos, fixable } = countFindings(result);
  const time = `(${formatTime(result.milliseconds)})`;
  if (result.reports.length === 0)
    return `${paint.good('✓')} No problems in ${pluralize(result.files, 'file')} ${paint.faint(time)}`;

  const kinds = [
    { severity: 'error', count: errors, noun: 'error' },
    { severity: 'warning', count: warnings, noun: 'warning' },
    { severity: 'info', count: infos, noun: 'note' },
  ] as const;
  const present = kinds.filter(({ count }) => count > 0);
  const worst = present[0]?.severity ?? 'info';
  const counts = present.map(({ severity, count, noun }) => ({ severity, text: pluralize(count, noun) }));
  const files = `in ${formatNumber(result.reports.length)} of ${pluralize(result.files, 'file')}`;

  const length = ['✗', counts.map(({ text }) => text).join(', '), files, time].join(' ').length;
  const head = `${paint[worst](SIGNS[worst])} ${counts.map(({ severity, text }) => paint[severity](text)).join(', ')}`;
  const tail = `${files} ${paint.faint(time)}`;
  const fix = fixable > 0 ? `\n  ${pluralize(fixable, 'problem')} can be fixed automatically` : '';
  return `${head}${length <= width ? ' ' : '\n  '}${tail}${fix}`;
}

function formatTime(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}
