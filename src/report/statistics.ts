import type { LintResult, ReportEnvironment } from '../core/diagnostic.ts';
import { formatNumber, pluralize } from '../core/pluralize.ts';
import type { SiteStatistics, StateCounts, Statistics, TaxonomyStatistics } from '../core/statistics.ts';
import { createLayout, type Layout } from './layout.ts';
import { printable } from './printable.ts';
import { countByRule, renderRuleCounts } from './rule-counts.ts';
import { formatTime } from './summary.ts';
import { wrap } from './wrap.ts';

const MARGIN = '  ';
const NO_BREAK = '\u{a0}';
const NO_BREAKS = /\u{a0}/gu;
const RULES_SHOWN = 10;
const TERMS_SHOWN = 12;

/** What `--stats` adds for people: findings by rule, where the time went, and what the site has. */
export function renderStatistics(result: LintResult, environment: ReportEnvironment): string {
  const { statistics } = result;
  if (!statistics) return '';
  const layout = createLayout(environment, 0);
  const counts = countByRule(result);
  const blocks = [
    ...(counts.length > 0 ? [[layout.paint.heading('Findings by rule'), ...renderRuleCounts(counts, layout)]] : []),
    renderTimes(statistics, result.milliseconds, layout),
    ...statistics.sites.map(site => renderSite(site, layout)),
  ];
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function renderTimes({ times }: Statistics, total: number, layout: Layout): string[] {
  const all = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const shown = times.slice(0, RULES_SHOWN).map(({ rule, milliseconds }) => ({
    rule,
    time: formatTime(milliseconds),
    share: `${Math.round((milliseconds / Math.max(all, Number.EPSILON)) * 100)} %`,
  }));
  const width = Math.max(0, ...shown.map(({ time }) => time.length));
  const rows = shown.map(
    ({ rule, time, share }) =>
      `${MARGIN}${time.padStart(width)}${MARGIN}${layout.paint.faint(share.padStart('100 %'.length))}${MARGIN}${layout.linkRule(printable(rule), rule)}`,
  );
  const hidden = times.length - shown.length;
  const more = hidden > 0 ? [`${MARGIN}and ${pluralize(hidden, 'more rule')}`] : [];
  const sum = `${pluralize(times.length, 'rule')} took ${formatTime(all)}, the whole run ${formatTime(total)}`;
  return [layout.paint.heading('Slowest rules'), ...rows, ...more, ...indent(sum, layout)];
}

function renderSite(site: SiteStatistics, layout: Layout): string[] {
  const where = site.folder === '' ? 'this folder' : `“${printable(site.folder)}”`;
  const posts = countAll(site.posts) > 0 || countAll(site.pages) === 0 ? [describeStates(site.posts, 'post')] : [];
  const pages = countAll(site.pages) > 0 ? [describeStates(site.pages, 'page')] : [];
  const links = `${pluralize(site.links, 'link')} (${formatNumber(site.externalLinks)} to other sites), ${pluralize(site.images, 'image')}`;
  const lines = [...posts, ...pages, links, ...site.taxonomies.map(describeTaxonomy)];
  const title = wrap(`${site.generator} in ${where}`, layout.width).map(line => layout.paint.heading(line));
  return [...title, ...lines.flatMap(line => indent(line, layout))];
}

/** Wrapped at spaces that may be broken; what belongs to the same sentence is set deeper. */
function indent(text: string, layout: Layout): string[] {
  const lines = wrap(text, layout.width - MARGIN.length * 2);
  return lines.map((line, index) => `${MARGIN}${index > 0 ? MARGIN : ''}${line.replace(NO_BREAKS, ' ')}`);
}

function countAll(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

const STATES = [
  ['draft', 'draft'],
  ['future', 'in the future'],
  ['expired', 'expired'],
  ['unpublished', 'not published'],
] as const;

/** `310 posts: 303 published, 4 draft, 3 in the future` */
function describeStates(counts: StateCounts, noun: string): string {
  const all = pluralize(countAll(counts), noun);
  const others = STATES.flatMap(([state, words]) => (counts[state] ? [`${formatNumber(counts[state])} ${words}`] : []));
  if (others.length === 0) return all;
  return `${all}: ${[`${formatNumber(counts.published ?? 0)} published`, ...others].join(', ')}`;
}

/** `132 tags: cats (120), food (33), … and 120 more; 60 of them once` */
function describeTaxonomy({ name, terms }: TaxonomyStatistics): string {
  const shown = terms
    .slice(0, TERMS_SHOWN)
    .map(({ term, count }) => `${printable(term)} (${formatNumber(count)})`.replaceAll(' ', NO_BREAK));
  const hidden = terms.length - shown.length;
  const more = hidden > 0 ? `, and ${formatNumber(hidden)} more` : '';
  const once = terms.filter(({ count }) => count === 1).length;
  const rare = hidden > 0 && once > 0 ? `; ${formatNumber(once)} of them in a single post` : '';
  return `${formatNumber(terms.length)} in “${printable(name)}”: ${shown.join(', ')}${more}${rare}`;
}
