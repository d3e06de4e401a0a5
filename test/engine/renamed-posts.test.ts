import { expect, test } from 'vitest';
import type { MatchInput } from '../../src/engine/baseline.ts';
import { followRenames } from '../../src/engine/renamed-posts.ts';

type Posts = Readonly<Record<string, readonly string[]>>;

/** Which files of a baseline have which names now: what was known and what is found, each as keys of findings by post. */
function renamesOf(known: Posts, found: Posts, exists: readonly string[] = Object.keys(found)) {
  const entries = Object.entries(known).map(([path, keys]) => [path, new Map(keys.map(key => [key, 1]))] as const);
  const keyed = Object.entries(found).flatMap(([path, keys]) => keys.map(key => ({ path, key })));
  const input = {
    entries: new Map(entries),
    found: keyed,
    leftOut: [],
    exists: (path: string) => exists.includes(path),
  };
  return Object.fromEntries(followRenames(input as unknown as MatchInput));
}

test('a post with the same findings is the one that is gone', () => {
  expect(renamesOf({ 'a.md': ['x', 'y'] }, { 'b.md': ['x', 'y'] })).toEqual({ 'a.md': 'b.md' });
  expect(renamesOf({ 'a.md': ['x', 'y'] }, { 'b.md': ['x', 'z', 'q'] })).toEqual({});
  expect(renamesOf({ 'a.md': ['x'] }, { 'a.md': ['x'], 'b.md': ['x'] })).toEqual({});
  expect(renamesOf({ 'a.md': ['x'] }, {}, ['a.md'])).toEqual({});
});

test('each goes to one post, and a post that moved keeps its name, its date and bundle aside', () => {
  const known = { '_posts/2024-05-01-milo.md': ['x'], '_posts/2024-05-02-tilda.md': ['x'] };
  expect(renamesOf(known, { 'posts/milo/index.md': ['x'], 'posts/tilda/_index.md': ['x'] })).toEqual({
    '_posts/2024-05-01-milo.md': 'posts/milo/index.md',
    '_posts/2024-05-02-tilda.md': 'posts/tilda/_index.md',
  });
  expect(renamesOf({ 'old.md': ['x'] }, { 'b.md': ['x'], 'a.md': ['x'] })).toEqual({ 'old.md': 'a.md' });
});
