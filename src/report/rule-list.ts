import type { ReportEnvironment } from '../core/diagnostic.ts';
import type { Rule, RuleGroup } from '../core/rule.ts';
import { measure } from './cells.ts';
import { createLayout, type Layout } from './layout.ts';
import { printable, printableSentence } from './printable.ts';
import { wrap } from './wrap.ts';

/** What a list tells of a rule; `severity` may be the one that the configuration sets. */
export type ListedRule = Pick<Rule, 'id' | 'summary' | 'severity' | 'group' | 'fixes'>;

const MARGIN = '  ';
const GROUPS: readonly RuleGroup[] = ['front matter', 'links', 'images', 'text'];
const SEVERITY_WIDTH = 'warning'.length;
/** With less room than that, the summary stands below the id. */
const NARROWEST_SUMMARY = 24;
/** A longer id stands on a line of its own. */
const LONGEST_ID = 28;

/** All rules as a table for people: by what they look after, then in the order given. */
export function renderRuleList(rules: readonly ListedRule[], environment: ReportEnvironment): string {
  const layout = createLayout(environment, findIdWidth(rules));
  const groups = [...groupRules(rules)];
  const lists = groups.map(([title, members]) => {
    const lines = members.flatMap(rule => renderRule(rule, layout));
    return [...(groups.length > 1 ? [layout.paint.heading(printable(title)), ''] : []), ...lines].join('\n');
  });
  return `${[...lists, '`postlint explain RULE` shows the page of a rule'].join('\n\n')}\n`;
}

function findIdWidth(rules: readonly ListedRule[]): number {
  const widths = rules.map(({ id }) => measure(id)).filter(width => width <= LONGEST_ID);
  return Math.max(0, ...widths);
}

/** The same list for programs. */
export function renderRuleListJson(rules: readonly ListedRule[]): string {
  const list = rules.map(({ id, group, severity, fixes, summary }) => ({
    id,
    group: group ?? null,
    severity,
    fix: fixes ?? null,
    summary,
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** Our own groups first; then those of plugins, which are named by the prefix of their rules. */
function groupRules(rules: readonly ListedRule[]): Map<string, ListedRule[]> {
  const groups = new Map<string, ListedRule[]>(GROUPS.map(group => [titleOf(group), []]));
  for (const rule of rules) {
    const title = rule.group ? titleOf(rule.group) : rule.id.includes('/') ? (rule.id.split('/')[0] ?? '') : 'Other';
    const members = groups.get(title);
    if (members) members.push(rule);
    else groups.set(title, [rule]);
  }
  for (const [title, members] of groups) if (members.length === 0) groups.delete(title);
  return groups;
}

function titleOf(group: RuleGroup): string {
  return `${group.charAt(0).toUpperCase()}${group.slice(1)}`;
}

function renderRule({ id, severity, summary, fixes }: ListedRule, layout: Layout): string[] {
  const { paint, width, placeWidth } = layout;
  const indent = MARGIN.length * 3 + placeWidth + SEVERITY_WIDTH;
  const note = fixes === 'safe' ? ' (fixable)' : fixes === 'suggested' ? ' (with suggestions)' : '';
  const isNarrow = width - indent < NARROWEST_SUMMARY;
  const text = `${printableSentence(summary)}${note}`;
  const name = printable(id);
  const title = layout.linkRule(paint.strong(name), id);
  const paintLevel = severity === 'off' ? paint.faint : paint[severity];
  if (isNarrow) {
    const below = wrap(text, width - MARGIN.length * 2).map(line => `${MARGIN}${MARGIN}${line}`);
    return [`${MARGIN}${title}${MARGIN}${paintLevel(severity)}`, ...below];
  }
  const level = paintLevel(severity.padEnd(SEVERITY_WIDTH));
  const lines = wrap(text, width - indent);
  const head = (start: string) => `${MARGIN}${start}${MARGIN}${level}${MARGIN}${lines[0] ?? ''}`;
  const rest = lines.slice(1).map(line => `${' '.repeat(indent)}${line}`);
  const gap = placeWidth - measure(name);
  if (gap < 0) return [`${MARGIN}${title}`, head(' '.repeat(placeWidth)), ...rest];
  return [head(`${title}${' '.repeat(gap)}`), ...rest];
}
