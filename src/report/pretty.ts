import type { FileReport, LintResult, ReportEnvironment } from '../core/diagnostic.ts';
import { formatNumber, pluralize } from '../core/pluralize.ts';
import { readAgain } from './excerpt.ts';
import { placeOf, renderExcerpt, renderFinding, renderHead, renderHint, renderPlace } from './finding.ts';
import { foldRepeated, type RepeatedFinding } from './fold.ts';
import { createLayout, type Layout } from './layout.ts';
import { printable } from './printable.ts';
import { countByRule, type RuleCount, renderRuleCounts } from './rule-counts.ts';
import { renderSummary } from './summary.ts';
import { wrap } from './wrap.ts';

const MARGIN = '  ';
const PLACES_SHOWN = 4;
const MANY_FINDINGS = 100;
const RULES_SHOWN = 12;
const SHORTEST_PLACE = '12:34';

/** The report for people: by file, each finding with its source underlined and what to do about it. */
export function reportPretty(result: LintResult, environment: ReportEnvironment): string {
  const { reports, repeated } = foldRepeated(result);
  const layout = createLayout(environment, findPlaceWidth(reports, repeated));
  const blocks = reports.flatMap(report => renderFile(report, layout));
  if (repeated.length > 0) blocks.push(layout.paint.heading('In many files'));
  for (const finding of repeated) blocks.push(renderRepeated(finding, layout));
  const counts = countByRule(result);
  if (isMuch(result, counts)) blocks.push(renderOverview(result, counts, layout));
  blocks.push(renderSummary(result, layout));
  return `${blocks.join('\n\n')}\n`;
}

/** So many findings that somebody has to choose where to begin; `--stats` says the same after the report. */
function isMuch({ statistics }: LintResult, counts: readonly RuleCount[]): boolean {
  const findings = counts.reduce((sum, count) => sum + count.findings, 0);
  return !statistics && counts.length > 1 && findings >= MANY_FINDINGS;
}

/** Where to begin, and how to leave what is old for later. */
function renderOverview({ baseline }: LintResult, counts: readonly RuleCount[], layout: Layout): string {
  const advice = [
    `Run “postlint --only ${printable(counts[0]?.rule ?? '')}” to see one rule alone`,
    ...(baseline ? [] : ['Run “postlint --write-baseline” to hear from now on only of what is new']),
  ];
  return [
    layout.paint.heading('By rule'),
    ...renderRuleCounts(counts, layout, RULES_SHOWN),
    ...advice.flatMap(line => wrap(line, layout.width - MARGIN.length).map(part => `${MARGIN}${part}`)),
  ].join('\n');
}

function findPlaceWidth(reports: readonly FileReport[], repeated: readonly RepeatedFinding[]): number {
  let width = SHORTEST_PLACE.length;
  for (const report of reports)
    for (const { span } of report.diagnostics) width = Math.max(width, placeOf(span).length);
  for (const { count } of repeated) width = Math.max(width, formatTimes(count).length);
  return width;
}

function renderFile(report: FileReport, layout: Layout): string[] {
  const text = readAgain(report);
  return [
    layout.linkFile(layout.paint.heading(printable(report.file)), report.file),
    ...report.diagnostics.map(diagnostic => renderFinding(diagnostic, text, layout).join('\n')),
  ];
}

function renderRepeated({ count, places, first, report, hint }: RepeatedFinding, layout: Layout): string {
  const files = places.length;
  const shown = places.slice(0, files > PLACES_SHOWN + 1 ? PLACES_SHOWN : files);
  const list = shown.flatMap(({ file, span }) => renderPlace(`${file}:${placeOf(span)}`, layout, file));
  if (shown.length < files) list.push(...renderPlace(`and ${pluralize(files - shown.length, 'more file')}`, layout));
  return [
    ...renderHead(formatTimes(count), first, layout),
    ...renderExcerpt(first, readAgain(report), layout),
    ...renderHint(hint, layout),
    ...list,
  ].join('\n');
}

function formatTimes(count: number): string {
  return `${formatNumber(count)} ×`;
}
