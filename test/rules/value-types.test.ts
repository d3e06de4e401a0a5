import { expect, test } from 'vitest';
import type { FrontMatterEntry } from '../../src/core/front-matter.ts';
import { topKeyOf, typeOf } from '../../src/rules/shared/value-types.ts';
import { lintMemory } from '../lint-memory.ts';

test.each<[unknown, Pick<FrontMatterEntry, 'source' | 'style'>, string]>([
  [null, { source: '~', style: 'plain' }, 'nothing'],
  [undefined, {}, 'nothing'],
  ['', { source: '', style: 'quoted' }, 'nothing'],
  [[], {}, 'list'],
  [{}, {}, 'map'],
  [7, { source: '7', style: 'plain' }, 'number'],
  [0, { source: '0', style: 'plain' }, 'number'],
  [false, { source: 'false', style: 'plain' }, 'boolean'],
  ['/milo.jpg', { source: '/milo.jpg', style: 'plain' }, 'address'],
  ['http://cats.example', { source: 'http://cats.example', style: 'quoted' }, 'address'],
  ['see /milo.jpg', { source: 'see /milo.jpg', style: 'plain' }, 'text'],
  ['/milo and luna', { source: '/milo and luna', style: 'plain' }, 'text'],
  ['2024-5-1', { source: '2024-5-1', style: 'plain' }, 'date'],
  ['2024-05-01T09:30:00', { source: '2024-05-01T09:30:00', style: 'quoted' }, 'date'],
  ['2024-05-01 09:30', { source: '2024-05-01 09:30', style: 'plain' }, 'date'],
  ['09:30:00', { source: '09:30:00', style: 'date' }, 'date'],
  ['2024-05-01-milo', { source: '2024-05-01-milo', style: 'plain' }, 'text'],
  ['on 2024-05-01', { source: 'on 2024-05-01', style: 'plain' }, 'text'],
  ['Milo', { source: 'Milo', style: 'plain' }, 'text'],
])('the type of %j, %j: %s', (value, entry, type) => {
  expect(typeOf(value, { pointer: '/milo', value: [0, 4], ...entry })).toBe(type);
});

test('a key that stands in no other', () => {
  expect(['/cats', '/cats/0', '/cats/milo', '/cats~1milo', '/1'].map(pointer => topKeyOf({ pointer }))).toEqual([
    'cats',
    undefined,
    undefined,
    undefined,
    '1',
  ]);
});

test('Zola’s sections have other keys, and its older sites another settings file', async () => {
  const files = {
    'config.toml': 'base_url = "https://cats.example"\ntaxonomies = [{ name = "tags" }]\n',
    'content/_index.md': '+++\ntags = ["cats"]\n+++\n',
    'content/cats/_index.md': '+++\ntags = ["cats"]\n+++\n',
    'content/about.md': 'Two cats.\n',
    'content/milo.md': '+++\ntags = ["cats"]\n[taxonomies]\nmood = ["calm"]\n[extra.taxonomies]\ntags = "x"\n+++\n',
  };
  const { reports } = await lintMemory({ files, only: ['unknown-key', 'wrong-type'] });
  expect(reports.flatMap(({ file, diagnostics }) => diagnostics.map(({ message }) => `${file}: ${message}`))).toEqual([
    'content/milo.md: Zola reads over “tags” here: taxonomies stand below “taxonomies”',
    'content/milo.md: Taxonomy “mood” is not in “config.toml”; Zola stops with an error',
  ]);
});
