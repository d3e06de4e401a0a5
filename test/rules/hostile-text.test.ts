import { expect, test } from 'vitest';
import type { DocumentRule } from '../../src/core/rule.ts';
import { parseDocument } from '../../src/parse/document.ts';
import { loadMarkdownEngine } from '../../src/parse/markdown.ts';
import { allRules } from '../all-rules.ts';

const engine = await loadMarkdownEngine('fast');
const dialect = {
  generator: 'jekyll',
  frontMatter: 'jekyll',
  templates: 'liquid',
  markdown: 'kramdown',
  headingIds: { style: 'kramdown-gfm' },
  rawHtml: true,
} as const;
const rules: readonly DocumentRule[] = allRules.filter(rule => rule.scope === 'document');

// Each of these made some rule or other search the rest of the text at every step.
const units = [
  '[a](',
  '[a](//',
  '[a](a@',
  '[!](a',
  '[[a](b)](',
  '[ab][cd]',
  ')[',
  '[^1]',
  '<a ',
  '] ',
  'a\u200B',
  'TKTK',
];

test.each(units)('“%s” a hundred thousand times costs no rule a second', unit => {
  const text = unit.repeat(100_000 / unit.length);
  const doc = parseDocument('milo.md', text, { dialect, engine });
  doc.elements();
  const slow = rules.filter(rule => {
    const options = rule.options?.['~standard'].validate({});
    const start = process.cpuUsage();
    rule.check(doc, { options: options && 'value' in options ? options.value : {}, report: () => {} });
    return process.cpuUsage(start).user > 1_000_000;
  });
  expect(slow.map(({ id }) => id)).toEqual([]);
});
