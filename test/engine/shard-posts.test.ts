import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FileResult } from '../../src/engine/check-file.ts';
import { openShardPosts, packPost, type WantedPost } from '../../src/engine/shard-posts.ts';
import { memoryPorts } from '../memory-ports.ts';
import { dialects } from '../parse/sample.ts';

const hashOf = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
const files = { 'milo.md': '# Milo', 'tilda.md': '# Tilda', 'tom.md': '# Tom' };

function wanted(file: string, texts: Readonly<Record<string, string>> = files): WantedPost {
  return { path: `/site/${file}`, dialect: dialects.jekyll, isLinted: true, ports: memoryPorts(texts) };
}

function result(file: string, data?: Readonly<Record<string, unknown>>): FileResult {
  const frontMatter = data && { language: 'yaml' as const, range: [0, 0] as const, data, entries: [] };
  const facts = {
    file,
    lineStarts: [0],
    links: [],
    headings: [],
    ids: [],
    calls: [],
    ...(frontMatter && { frontMatter }),
  };
  return { facts, diagnostics: [], directives: [], directiveProblems: [] };
}

function open(...packed: (ReturnType<typeof packPost> | undefined)[]) {
  return openShardPosts(new Map(packed.flatMap(post => (post ? [[post.path, post] as const] : []))), hashOf);
}

describe('what a shard has read', () => {
  test('is taken over where the post is the same', () => {
    const post = packPost(wanted('milo.md'), result('milo.md', { title: 'Milo', tags: ['a', null, 1.5] }), hashOf);
    const posts = open(post);
    expect(posts.find(wanted('milo.md'))).toEqual(result('milo.md', { title: 'Milo', tags: ['a', null, 1.5] }));
    expect(posts.describeMissed()).toEqual([]);
    expect(posts.find(wanted('milo.md', { 'milo.md': '# Other' }))).toBeUndefined();
    expect(posts.describeMissed()).toEqual(['A post was read again: no shard has read it as here']);
    expect(posts.find(wanted('tilda.md'))).toBeUndefined();
    expect(posts.describeMissed()).toEqual(['2 posts were read again: no shard has read them as here']);
    expect(posts.isDamaged()).toBe(false);
  });

  test('is not taken over where somebody has changed it', () => {
    const post = packPost(wanted('milo.md'), result('milo.md'), hashOf);
    if (!post) throw new Error('it can be written down');
    const posts = open({ ...post, result: post.result.replace('milo', 'nemo') });
    expect(posts.find(wanted('milo.md'))).toBeUndefined();
    expect(posts.isDamaged()).toBe(true);
  });

  test('of a file that is gone is nothing', () => {
    expect(packPost(wanted('gone.md'), result('gone.md'), hashOf)).toBeUndefined();
  });

  // What YAML and TOML can hold, and JSON would change in silence.
  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    5n,
    new Date(0),
    [[Number.NaN]],
    { deep: { er: 1n } },
    () => 1,
    new Map(),
  ])('is not written down if the front matter holds %s', value => {
    expect(packPost(wanted('milo.md'), result('milo.md', { value }), hashOf)).toBeUndefined();
  });

  test('may hold maps without prototype', () => {
    const value = Object.assign(Object.create(null), { a: true });
    expect(packPost(wanted('milo.md'), result('milo.md', { value }), hashOf)).toBeDefined();
  });
});
