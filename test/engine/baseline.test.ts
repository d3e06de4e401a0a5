import { expect, test } from 'vitest';
import { documentRule, siteRule } from '../../src/core/rule.ts';
import { type Baseline, keyOf } from '../../src/engine/baseline.ts';
import { formatBaseline, parseBaseline } from '../../src/engine/baseline-text.ts';
import { memoryPorts } from '../memory-ports.ts';
import { makeReport } from '../report/make-result.ts';
import { openOn, type SomeRules } from './open-on.ts';

/** Finds every word in capitals. */
const shouting = documentRule({
  id: 'shouting',
  summary: 'a word in capitals',
  severity: 'warning',
  check: (doc, { report }) => {
    for (const { index, 0: word } of doc.text.matchAll(/\b[A-Z]{3,}\b/g))
      report({ at: [index, index + word.length], message: `“${word}” shouts` });
  },
});

const failing = siteRule({
  id: 'failing',
  summary: 'a rule with a bug',
  severity: 'error',
  check: () => {
    throw new Error('the cat sat on the keyboard');
  },
});

type Files = Readonly<Record<string, string>>;

function open(files: Files, entries: Baseline, more: Partial<SomeRules> = {}) {
  const baseline = { file: '/site/.postlint-baseline.json', entries, isRun: () => true };
  return openOn(memoryPorts(files), { rules: [shouting], baseline, ...more });
}

async function record(files: Files, more: Partial<SomeRules> = {}): Promise<Baseline> {
  return (await open(files, new Map(), more).renewBaseline('recorded')).entries;
}

/** New findings as `file:line word`, and what the baseline says. */
async function compare(files: Files, entries: Baseline, more: Parameters<typeof open>[2] = {}) {
  const { reports, baseline } = await open(files, entries, more).check();
  const fresh = reports.flatMap(({ diagnostics, text }) =>
    diagnostics.map(
      ({ file, span }) => `${file}:${span.start.line} ${text().slice(span.start.offset, span.end.offset)}`,
    ),
  );
  return { fresh, known: baseline?.known, stale: baseline?.stale };
}

const posts = { 'milo.md': 'MIAOW at six.\n\nMIAOW at seven, and PURR.\n', 'tilda.md': 'Tilda says HISS.\n' };

test('knows findings wherever they move to, and reports only what is new', async () => {
  const entries = await record(posts);
  expect(await compare(posts, entries)).toEqual({ fresh: [], known: 4, stale: [] });
  const moved = { ...posts, 'milo.md': `A first line, then PURR.\n\nMIAOW!\r\n\r\nAnd so on: MIAOW. Or GROWL.\n` };
  expect(await compare(moved, entries)).toEqual({ fresh: ['milo.md:5 GROWL'], known: 4, stale: [] });
});

test('counts equal findings: of three where two are known, the last is new', async () => {
  const entries = await record(posts);
  const more = { ...posts, 'milo.md': `${posts['milo.md']}\nMIAOW at eight.\n` };
  expect(await compare(more, entries)).toEqual({ fresh: ['milo.md:5 MIAOW'], known: 4, stale: [] });
  const fewer = { ...posts, 'milo.md': 'PURR.\n' };
  expect(await compare(fewer, entries)).toEqual({
    fresh: [],
    known: 2,
    stale: [{ file: 'milo.md', rule: 'shouting', content: 'MIAOW', count: 2 }],
  });
});

test('what is known in one post is new in another', async () => {
  const entries = await record(posts);
  const other = { ...posts, 'otto.md': 'HISS, he says. PURR? HISS!\n' };
  expect((await compare(other, entries)).fresh).toEqual(['otto.md:1 HISS', 'otto.md:1 PURR', 'otto.md:1 HISS']);
});

test('follows a post to another name, where most of its findings are known', async () => {
  const entries = await record(posts);
  const renamed = { '2024-05-01-milo.md': `${posts['milo.md']}GROWL\n`, 'tilda.md': posts['tilda.md'] };
  expect(await compare(renamed, entries)).toEqual({
    fresh: ['2024-05-01-milo.md:4 GROWL'],
    known: 4,
    stale: [
      { file: 'milo.md', rule: 'shouting', content: 'MIAOW', count: 2, movedTo: '2024-05-01-milo.md' },
      { file: 'milo.md', rule: 'shouting', content: 'PURR', count: 1, movedTo: '2024-05-01-milo.md' },
    ],
  });
  const { entries: pruned, result } = await open(renamed, entries).renewBaseline('pruned');
  expect(formatBaseline(pruned, '/site')).not.toContain('"milo.md"');
  expect(result.baseline).toMatchObject({ known: 4, stale: [] });
  const replaced = { 'otto.md': 'GROWL and SNARL. And HISS.\n', 'milo.md': posts['milo.md'] };
  expect((await compare(replaced, entries)).fresh).toHaveLength(3);
});

test('of several posts that are gone, the one of the same name was moved', async () => {
  const entries = await record({ 'drafts/a.md': 'HISS\n', 'drafts/b.md': 'HISS\n', 'drafts/c.md': 'HISS\n' });
  const moved = { 'posts/2024-01-01-b.md': 'HISS and HISS\n' };
  const { fresh, stale } = await compare(moved, entries);
  expect(fresh).toEqual(['posts/2024-01-01-b.md:1 HISS']);
  expect(stale?.map(({ file, movedTo }) => [file, movedTo])).toEqual([
    ['drafts/a.md', undefined],
    ['drafts/b.md', 'posts/2024-01-01-b.md'],
    ['drafts/c.md', undefined],
  ]);
});

test('a run over some posts or rules calls no other entry stale, and forgets none', async () => {
  const entries = await record(posts);
  const mended = { 'milo.md': 'Quiet.\n', 'tilda.md': 'Quiet.\n' };
  const paths = ['tilda.md'];
  expect((await compare(mended, entries, { paths })).stale?.map(({ file }) => file)).toEqual(['tilda.md']);
  const only = { baseline: { file: '/site/b.json', entries, isRun: (rule: string) => rule !== 'shouting' } };
  expect((await compare(mended, entries, only)).stale).toEqual([]);
  const overlay = new Map([['tilda.md', 'Quiet.\n']]);
  expect((await compare(posts, entries, { paths, overlay })).stale).toEqual([]);

  const some = await open(mended, entries, { paths }).renewBaseline('recorded');
  expect([...some.entries.keys()]).toEqual(['/site/milo.md']);
  const none = await open(mended, entries, only).renewBaseline('recorded');
  expect(formatBaseline(none.entries, '/site')).toBe(formatBaseline(entries, '/site'));
  // A rule that flags set for this run may be recorded; what is known of it stays.
  const louder = { ...posts, 'tilda.md': 'HISS, HISS!\n' };
  const both = await open(louder, entries, only).renewBaseline('recorded');
  expect(both.entries.get('/site/tilda.md')).toEqual(new Map([['shouting HISS', 2]]));
});

test('a failure of ours is never known, and makes nothing stale', async () => {
  const entries = await record({ 'milo.md': 'PURR\n' });
  const rules = [shouting, failing];
  const { result } = await open({ 'milo.md': 'Quiet.\n' }, entries, { rules }).renewBaseline('recorded');
  expect(result.reports[0]?.diagnostics.map(({ rule }) => rule)).toEqual(['internal/failing']);
  expect((await compare({ 'milo.md': 'Quiet.\n' }, entries, { rules })).stale).toEqual([]);
});

test('suppressed findings are not recorded', async () => {
  const entries = await record({ 'milo.md': '<!-- postlint-disable-next-line shouting -->\nMIAOW\n\nPURR\n' });
  expect(formatBaseline(entries, '/site')).toContain('PURR');
  expect(formatBaseline(entries, '/site')).not.toContain('MIAOW');
});

test('names a finding by the author’s words, not by ours', () => {
  const key = (message: string, at: string, text = `---\ntitle: Tilda: the elder\n---\n${at}\n`) => {
    const [diagnostic] = makeReport('tilda.md', text, [{ rule: 'a-rule', severity: 'error', message, at }]).diagnostics;
    return diagnostic && keyOf(diagnostic, text);
  };
  expect(key('Link target “/vte/” does not exist', '/vte/')).toBe('a-rule /vte/');
  expect(key('There is no “/vte/” on this site', '/vte/')).toBe('a-rule /vte/');
  expect(key('Link “the vet” is printed as text', '[the vet]  (/vet/)')).toBe('a-rule [the vet] (/vet/)');
  expect(key('The colon in “Tilda: the elder” begins another key', ':')).toBe('a-rule Tilda: the elder');
  expect(key('Key “description” is missing', '---')).toBe('a-rule description');
  expect(key('“date” and the file name differ', '2024-05-01')).toBe('a-rule 2024-05-01');
  expect(key('This block is never closed', '```js\nmeow()\nmeow()')).toBe('a-rule ```js');
  expect(key('A heading of a paragraph’s length', `## ${'Milo slept. '.repeat(20)}`)).toHaveLength(
    'a-rule '.length + 80,
  );
  expect(key('There is no front matter', '')).toBe('a-rule');
});

test('is sorted text with an entry to a line, whatever the order of findings', () => {
  const baseline = new Map([
    [
      '/blog/_posts/b “ü”.md',
      new Map([
        ['z-rule x', 1],
        ['a-rule "y" \u0007', 2],
      ]),
    ],
    ['/blog/../outside.md', new Map([['a-rule', 1]])],
    ['/blog/_posts/10.md', new Map([['a-rule 5', 1]])],
  ]);
  const text = formatBaseline(baseline, '/blog');
  expect(text).toBe(`{
  "version": 1,
  "files": {
    "../outside.md": {
      "a-rule": 1
    },
    "_posts/10.md": {
      "a-rule 5": 1
    },
    "_posts/b “ü”.md": {
      "a-rule \\"y\\" \\u0007": 2,
      "z-rule x": 1
    }
  }
}
`);
  expect(formatBaseline(parseBaseline(text, '/blog/baseline.json'), '/blog')).toBe(text);
  expect(parseBaseline(formatBaseline(new Map(), '/blog'), '/blog/baseline.json').size).toBe(0);
});

test('explains what is no baseline', () => {
  const read = (text: string) => () => parseBaseline(text, '/blog/.postlint-baseline.json');
  for (const text of [
    '',
    '# Milo',
    '[]',
    '{}',
    '{"version": 1}',
    '{"version": 1, "files": {"a.md": 3}}',
    '{"version": 1, "files": {"a.md": {"a-rule": "2"}}}',
    '{"version": 1, "files": {"a.md": {"a-rule": -1}}}',
  ])
    expect(read(text), text).toThrow('This file is not a baseline of postlint');
  expect(read('{"version": 2, "files": []}')).toThrow('The baseline comes from a newer postlint');
  expect(read('{\n<<<<<<< HEAD\n"version": 1\n=======\n')).toThrow('The baseline holds a conflict that git left');
});
