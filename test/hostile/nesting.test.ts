import { describe, expect, test, vi } from 'vitest';
import { checkFile } from '../../src/engine/check-file.ts';
import { lint } from '../../src/index.ts';
import { parseDocument } from '../../src/parse/document.ts';
import { CostlyTextError, withinBudget } from '../../src/parse/within-budget.ts';
import { loadRemark } from '../../src/remark/bridge.ts';
import { allRules } from '../all-rules.ts';
import { dialects, fast, reference } from '../parse/sample.ts';
import { makeFolder } from '../shell.ts';

vi.setConfig({ testTimeout: 120_000 });

const nest = (depth: number) => (open: string, close: string) => `${open.repeat(depth)}purr${close.repeat(depth)}`;
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const shapesOf = (depth: number, nested = nest(depth)): readonly (readonly [string, string])[] => [
  ['quotes', nested('> ', '')],
  ['quotes, one deeper with every line', lines(depth / 30, index => `${'>'.repeat(index * 30)} purr`)],
  ['lists', nested('- ', '')],
  ['lists, one deeper with every line', lines(depth / 8, index => `${'  '.repeat(index)}- purr`)],
  ['numbered lists', nested('1. ', '')],
  ['quotes of lists', nested('> - ', '')],
  ['task lists', nested('- [ ] ', '')],
  ['brackets', nested('[', ']')],
  ['brackets that stay open', '['.repeat(depth * 5)],
  ['links', nested('[', '](/a)')],
  ['pictures', nested('![', '](/a.png)')],
  ['references', `${nested('[', '][a]')}\n\n[a]: /a\n`],
  ['parentheses', `[a](${'('.repeat(depth)}${')'.repeat(depth)})`],
  ['addresses', '[a](<'.repeat(depth)],
  ['emphasis', nested('*a ', '*')],
  ['emphasis of both kinds', nested('*a _b ', '_ c*')],
  ['strong emphasis', nested('**a ', ' b**')],
  ['asterisks', nested('*', '*')],
  ['deletions', nested('~~a ', ' b~~')],
  ['code spans', lines(depth / 20, index => '`'.repeat(index)).replaceAll('\n', ' a ')],
  ['HTML', nested('x<b>', '</b>')],
  ['HTML blocks', nested('<div>\n\n', '\n\n</div>')],
  ['HTML blocks that stay open', '<details><summary>a</summary>\n\n'.repeat(depth)],
  ['attributes', `<a ${'b=c '.repeat(depth)}>x</a>`],
  ['attributes that stay open', '<a href="'.repeat(depth)],
  ['comments', nested('<!-- ', ' -->')],
  ['footnotes', lines(depth, index => `[^${index}]: see [^${index + 1}]\n`)],
  ['footnotes in a footnote', nested('[^a]: ', '')],
  ['definitions', lines(depth, index => `[a${index}]: /a${index}`)],
  ['columns', `|${'a|'.repeat(depth)}\n|${'-|'.repeat(depth)}\n|${'b|'.repeat(depth)}\n`],
  ['rows that lack columns', `|${'a|'.repeat(1000)}\n|${'-|'.repeat(1000)}\n${'|b|\n'.repeat(2000)}`],
  ['fences', '```\n'.repeat(depth)],
  ['Liquid', nested('{% if a %}', '{% endif %}')],
  ['Liquid in Liquid', nested('{{ ', ' }}')],
  ['shortcodes', nested('{{< a >}}', '{{< /a >}}')],
  ['shortcodes in shortcodes', nested('{{< a "', '" >}}')],
  ['attribute lists', 'a\n{: #b .c}\n\n'.repeat(depth)],
  ['wiki links', nested('[[', ']]')],
  ['JSX', nested('<A>', '</A>')],
  ['braces', nested('{', '}')],
  ['imports', 'import a from "b"\n'.repeat(depth)],
];

const { run: remark } = await loadRemark([]);
const states = new Map(allRules.map(rule => [rule.id, { severity: 'error' as const, options: defaultsOf(rule) }]));

function defaultsOf({ options }: (typeof allRules)[number]): unknown {
  const result = options?.['~standard'].validate({});
  return result && 'value' in result ? result.value : {};
}

/** Seconds of work, and megabytes that are left of it, per post. A tenth is usual; the square of the depth is minutes. */
const most = { seconds: 6, megabytes: 600 };

async function readAll(
  shapes: ReturnType<typeof shapesOf>,
  dialect: (typeof dialects)[keyof typeof dialects],
): Promise<void> {
  for (const [name, text] of shapes) {
    const start = process.cpuUsage();
    const before = process.memoryUsage().heapUsed;
    const doc = parseDocument('_posts/2024-03-02-milo.md', `---\ntitle: Milo\n---\n\n${text}`, {
      dialect,
      engine: fast,
    });
    const { diagnostics, facts } = await checkFile({ doc, rules: allRules, states, remark });
    const { user, system } = process.cpuUsage(start);
    expect(
      diagnostics.filter(({ rule }) => rule.startsWith('internal/')),
      name,
    ).toEqual([]);
    expect(JSON.stringify(facts).length, name).toBeLessThan(5_000_000);
    expect((user + system) / 1e6, name).toBeLessThan(most.seconds);
    expect((process.memoryUsage().heapUsed - before) / 1e6, name).toBeLessThan(most.megabytes);
  }
}

describe('whatever is nested ten thousand times is read, and checked by every rule, in seconds', () => {
  const shapes = shapesOf(10_000);
  test.each(shapes)('%s', async (...shape) => readAll([shape], dialects.jekyll));
  test('in other dialects', async () => {
    await readAll(
      shapes.filter(([name]) => /shortcode|wiki|HTML/.test(name)),
      dialects.hugo,
    );
    await readAll(
      shapes.filter(([name]) => /Liquid/.test(name)),
      dialects.nunjucks,
    );
    // Brackets of MDX are code: some hundreds of levels are for the parser in JavaScript.
    for (const shape of shapesOf(2000))
      await readAll([shape], dialects.docusaurus).catch(error =>
        expect(error.message).toMatch(
          /^(?:This text is for the reference parser|Its MDX (?:is nested|holds too many tags))/,
        ),
      );
  });
});

test.each(['{', '<a {', '<b>x {a}</b>\n\n', '{% if a %}'])(
  'MDX of “%s” that would take minutes is one finding',
  async unit => {
    const folder = makeFolder({
      'docusaurus.config.js': "module.exports = { presets: [['classic', {}]] };",
      'docs/milo.mdx': unit.repeat(1_000_000 / unit.length),
      'docs/tabby.mdx': '# Tabby\n\n[The vet](vet.md)\n',
    });
    const start = process.cpuUsage();
    const { reports } = await lint({ cwd: folder, useConfig: false });
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
    expect(reports.map(({ file, diagnostics }) => [file, diagnostics[0]?.message])).toEqual([
      ['docs/milo.mdx', 'This file can’t be read: its MDX holds too many tags and braces for its length'],
      ['docs/tabby.mdx', 'Link target “vet.md” does not exist'],
    ]);
  },
);

test.each(['> ', '- ', '1. ', '> - ', '[^a]: '])('a million of “%s” on one line take no minutes', async unit => {
  const start = process.cpuUsage();
  for (const dialect of [dialects.jekyll, dialects.docusaurus])
    await readAll([[unit, `${unit.repeat(1_000_000)}purr\n\n[The vet](/vet/)\n`]], dialect);
  expect(process.cpuUsage(start).user).toBeLessThan(20_000_000);
});

test('the reference is stopped where it would take minutes or fall over', () => {
  const shapes = shapesOf(10_000);
  for (const name of ['quotes', 'lists', 'pictures', 'emphasis of both kinds', 'definitions', 'brackets']) {
    const text = shapes.find(([shape]) => shape === name)?.[1] ?? '';
    const start = process.cpuUsage();
    try {
      expect(withinBudget(() => reference.parse(text), 300).type).toBe('root');
    } catch (error) {
      expect(error, name).toBeInstanceOf(CostlyTextError);
    }
    expect(process.cpuUsage(start).user, name).toBeLessThan(4_000_000);
  }
});

test('what it gives up is one finding, and the others go on', async () => {
  const folder = makeFolder({ 'milo.md': nest(10_000)('> ', ''), 'tabby.md': '# Tabby\n\n[The vet](vet.md)\n' });
  const { reports } = await lint({ cwd: folder, useConfig: false, parser: 'reference' });
  const said = reports.flatMap(({ diagnostics }) =>
    diagnostics.map(({ file, rule, message }) => [file, rule, message]),
  );
  expect(said).toEqual([
    [
      'milo.md',
      'internal/read',
      'This file can’t be read: its Markdown is nested too deeply, or takes too long to parse',
    ],
    ['tabby.md', 'broken-link', 'Link target “vet.md” does not exist'],
  ]);
});
