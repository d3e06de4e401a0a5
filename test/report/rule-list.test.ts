import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { type ListedRule, renderRuleList, renderRuleListJson } from '../../src/report/rule-list.ts';
import { rules as ourRules } from '../../src/rules/index.ts';
import { coloured, plain } from './make-result.ts';

const rules: readonly ListedRule[] = [
  { id: 'image-alt', group: 'images', severity: 'warning', summary: 'An image without alternative text' },
  {
    id: 'malformed-link',
    group: 'links',
    severity: 'error',
    fixes: 'safe',
    summary: 'Markdown that was meant as a link and renders as text, brackets and all',
  },
  { id: 'link-text', group: 'links', severity: 'off', fixes: 'suggested', summary: 'A link named “here”' },
  { id: 'remark-lint/no-duplicate-definitions', severity: 'info', summary: 'The same definition twice' },
];

test('lists rules by what they look after, in columns', () => {
  expect(renderRuleList(rules, plain)).toBe(`Links

  malformed-link  error    Markdown that was meant as a link and renders as
                           text, brackets and all (fixable)
  link-text       off      A link named “here” (with suggestions)

Images

  image-alt       warning  An image without alternative text

remark-lint

  remark-lint/no-duplicate-definitions
                  info     The same definition twice

\`postlint explain RULE\` shows the page of a rule
`);
});

test('in a narrow terminal the summary stands below the id', () => {
  const narrow = { ...plain, width: 40 };
  expect(renderRuleList(rules, narrow)).toContain(`
  malformed-link  error
    Markdown that was meant as a link
    and renders as text, brackets and
    all (fixable)
  link-text  off
    A link named “here” (with
    suggestions)
`);
  const lines = renderRuleList(ourRules, narrow).split('\n');
  for (const line of lines.filter(text => !text.includes('`postlint'))) expect(line.length).toBeLessThanOrEqual(40);
});

test('needs no heading for one group', () => {
  expect(renderRuleList(rules.slice(0, 1), plain)).toMatch(/^ {2}image-alt {2}warning {2}An image/);
});

test('colour changes nothing but colour', () => {
  const text = renderRuleList(rules, coloured);
  expect(text).toContain('\u001b[31merror  \u001b[39m');
  expect(stripVTControlCharacters(text)).toBe(renderRuleList(rules, plain));
});

test('lists the same for programs', () => {
  expect(JSON.parse(renderRuleListJson(rules))).toEqual([
    { id: 'image-alt', group: 'images', severity: 'warning', fix: null, summary: 'An image without alternative text' },
    {
      id: 'malformed-link',
      group: 'links',
      severity: 'error',
      fix: 'safe',
      summary: 'Markdown that was meant as a link and renders as text, brackets and all',
    },
    { id: 'link-text', group: 'links', severity: 'off', fix: 'suggested', summary: 'A link named “here”' },
    {
      id: 'remark-lint/no-duplicate-definitions',
      group: null,
      severity: 'info',
      fix: null,
      summary: 'The same definition twice',
    },
  ]);
});

test('every rule of ours says what it looks after', () => {
  expect(ourRules.filter(({ group }) => group === undefined).map(({ id }) => id)).toEqual([]);
});
