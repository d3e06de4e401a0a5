import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { defaultRemarkRules } from '../src/remark/bridge.ts';
import { ruleIds as ids, allRules as rules } from './all-rules.ts';
import { configSchema } from './config-schema.ts';
import { expectGenerated, listRepositoryFiles, readRepositoryFile } from './repository.ts';

const pages = listRepositoryFiles('fixtures/rules', '.md')
  .map(file => basename(file, '.md'))
  .sort();

test('a rule’s id is the name of its file', () => {
  expect(rules.map(rule => rule.id)).toEqual(ids);
});

test('a rule’s summary is one sentence without a full stop', () => {
  for (const { summary } of rules) expect(summary).toMatch(/^[^\n|]{10,120}[^.\n|]$/);
});

test('a rule’s group is one that lists have', () => {
  const groups = ['front matter', 'links', 'images', 'text'];
  for (const { id, group } of rules) expect(groups, id).toContain(group);
});

test('every rule has a page, and every page a rule', () => {
  expect(pages).toEqual(ids);
});

test('the title of a page is the id', () => {
  const titles = pages.map(page => readRepositoryFile(`fixtures/rules/${page}.md`).split('\n')[0]);
  expect(titles).toEqual(ids.map(id => `# ${id}`));
});

test('the registry holds every rule', () => {
  expectGenerated('src/rules/index.ts', writeRegistry());
});

test('the README lists every rule', () => {
  const [start, end] = ['<!-- rules -->', '<!-- /rules -->'];
  const readme = readRepositoryFile('README.md');
  const [before, rest = ''] = readme.split(start);
  const after = rest.split(end)[1];
  expect(after, `README.md needs ${start} and ${end}`).toBeDefined();
  expectGenerated('README.md', `${before}${start}\n\n${writeTable()}\n${end}${after}`);
});

test('editors know the configuration', () => {
  expectGenerated('schema.json', `${JSON.stringify(configSchema(rules, defaultRemarkRules), null, 2)}\n`);
});

// Registry and table are written as Biome formats and sorts them.

function writeRegistry(): string {
  const nameOf = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const head = 'export const rules: readonly Rule[] = [';
  const line = `${head}${ids.map(nameOf).join(', ')}];`;
  return [
    "import type { Rule } from '../core/rule.ts';",
    ...ids.map(id => `import ${nameOf(id)} from './${id}.ts';`),
    '',
    '/** Every rule, by id. Generated from the files of this folder: `npm run gen`. */',
    ...(line.length <= 120 ? [line] : [head, ...ids.map(id => `  ${nameOf(id)},`), '];']),
    '',
  ].join('\n');
}

function writeTable(): string {
  const rows = [
    ['Rule', 'Default', 'Reports', 'Fix'],
    ...rules.map(({ id, severity, summary, fixes = '' }) => [
      `[\`${id}\`](fixtures/rules/${id}.md)`,
      severity,
      summary,
      fixes,
    ]),
  ];
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const lines = rows.map(row => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`);
  lines.splice(1, 0, `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |\n`);
  return lines.join('');
}
