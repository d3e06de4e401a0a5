import { expect, test } from 'vitest';
import rule from '../../src/rules/duplicate-tag.ts';
import { dialects } from '../parse/sample.ts';
import { findIn } from './find-in.ts';

/** The front matter without its second tag; undefined where it stays for its author to mend. */
function mend(lines: string, dialect: keyof typeof dialects = 'hugo'): string | undefined {
  const fence = lines.includes(' = ') ? '+++' : '---';
  const [found] = findIn(rule, `${fence}\n${lines}\n${fence}\n`, { dialect: dialects[dialect] });
  expect(found, lines).toBeDefined();
  return found?.fixed?.slice(4, -5);
}

test.each([
  ['tags: [cats, dogs, cats]', 'tags: [cats, dogs]'],
  ['tags: [cats,   "cats"]', 'tags: [cats]'],
  ['tags: [\n  cats,\n  cats,\n  dogs\n]', 'tags: [\n  cats,\n  dogs\n]'],
  ['tags:\n  - cats\n  - dogs\n  - cats', 'tags:\n  - cats\n  - dogs'],
  ['tags:\n- cats\n-   cats # again\n- dogs', 'tags:\n- cats\n- dogs'],
  ['tags:\n  - "cats"\n  - "cats"   \nmood: calm', 'tags:\n  - "cats"\nmood: calm'],
  ['tags:\r\n  - cats\r\n  - cats\r\n  - dogs\r', 'tags:\r\n  - cats\r\n  - dogs\r'],
  ['tags: cats, dogs , cats', 'tags: cats, dogs'],
  ['tags: "cats,cats"', 'tags: "cats"'],
  ['tags = ["cats", "cats"]', 'tags = ["cats"]'],
])('%j becomes %j', (lines, fixed) => {
  expect(mend(lines)).toBe(fixed);
});

test.each([
  ['tags: cats dogs cats', 'tags: cats dogs'],
  ['tags: cats,  cats dogs', 'tags: cats dogs'],
  ['categories: "cats  cats"', 'categories: "cats"'],
])('Jekyll splits at blanks: %j becomes %j', (lines, fixed) => {
  expect(mend(lines, 'jekyll')).toBe(fixed);
});

test.each([
  ['tags: [cats, Cats]', 'hugo'],
  ['tags: >\n  cats, cats', 'hugo'],
  ['tags: >\n  cats cats', 'jekyll'],
  ['tags: cats dogs\n  cats', 'jekyll'],
] as const)('%j stays for its author', (lines, dialect) => {
  expect(mend(lines, dialect)).toBe(undefined);
});
