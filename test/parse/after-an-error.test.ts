import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

/** One slip each; beside it the same date that does not exist and the same tag twice. */
const posts: readonly (readonly [string, string])[] = [
  ['a colon', '---\ntitle: Boxes: a story\ndate: 2024-02-30\ntags: [cats, cats]\n---\n'],
  ['a quote', '---\ntitle: "Boxes\ndate: 2024-02-30\ntags: [cats, cats]\n---\n'],
  ['a bracket', '---\nseries: [boxes\ndate: 2024-02-30\ntags: [cats, cats]\n---\n'],
  ['a line without key', '---\ntitle: Boxes\nand bags\ndate: 2024-02-30\ntags: [cats, cats]\n---\n'],
  ['a tab', '---\ncover:\n\timage: a.png\ndate: 2024-02-30\ntags: [cats, cats]\n---\n'],
  ['a slip at the end', '---\ndate: 2024-02-30\ntags: [cats, cats]\ntitle: @home\n---\n'],
  ['TOML: no quotes', '+++\ntitle = Boxes\ndate = 2024-02-30\ntags = ["cats", "cats"]\n+++\n'],
  ['TOML: a quote', '+++\ntitle = "Boxes\ndate = 2024-02-30\ntags = ["cats", "cats"]\n+++\n'],
  ['TOML: a bracket', '+++\nseries = ["boxes"\ndate = 2024-02-30\ntags = ["cats", "cats"]\n+++\n'],
  ['TOML: YAML', '+++\ntitle: Boxes\ndate = 2024-02-30\ntags = ["cats", "cats"]\n+++\n'],
  ['JSON: other quotes', `{\n"title": 'Boxes',\n"date": "2024-02-30",\n"tags": ["cats", "cats"]\n}\n`],
  ['JSON: no comma', '{\n"title": "Boxes"\n"date": "2024-02-30",\n"tags": ["cats", "cats"]\n}\n'],
  ['JSON: a comma too many', '{\n"title": "Boxes",\n"date": "2024-02-30",\n"tags": ["cats", "cats",]\n}\n'],
  ['JSON: a quote', '{\n"title": "Boxes,\n"date": "2024-02-30",\n"tags": ["cats", "cats"]\n}\n'],
  ['JSON: a comment', '{\n// a draft\n"title": "Boxes",\n"date": "2024-02-30",\n"tags": ["cats", "cats"]\n}\n'],
  ['JSON: a key without quotes', '{\ntitle: "Boxes",\n"date": "2024-02-30",\n"tags": ["cats", "cats"]\n}\n'],
];

test.each(posts)('%s spoils no other key', async (_, text) => {
  const { reports } = await lintMemory({
    files: { 'hugo.toml': 'baseURL = "https://cats.example/"\n', 'content/posts/boxes.md': `${text}Purr.\n` },
    only: ['front-matter-syntax', 'invalid-date', 'duplicate-tag'],
  });
  const found = reports.flatMap(({ diagnostics }) => diagnostics);
  expect(new Set(found.map(({ rule }) => rule))).toEqual(
    new Set(['front-matter-syntax', 'invalid-date', 'duplicate-tag']),
  );
  const written = (rule: string) => {
    const { span } = found.find(diagnostic => diagnostic.rule === rule) ?? {};
    return span && text.slice(span.start.offset, span.end.offset);
  };
  expect(written('invalid-date')).toBe('2024-02-30');
  expect(written('duplicate-tag')).toBe('cats');
});
