import { describe, expect, test } from 'vitest';
import type { Fix } from '../../src/core/diagnostic.ts';
import { documentRule, type Rule, siteRule } from '../../src/core/rule.ts';
import { memoryPorts } from '../memory-ports.ts';
import { openOn } from './open-on.ts';

/** A rule that wants one word in the place of another. */
function prefer(id: string, [word, other]: readonly [string, string], safety: Fix['safety'] = 'safe'): Rule {
  return documentRule({
    id,
    summary: `“${other}” for “${word}”`,
    severity: 'error',
    check: (doc, { report }) => {
      for (const { index } of doc.text.matchAll(new RegExp(word, 'g'))) {
        const [start, end] = [index, index + word.length];
        const fix = { title: `Write “${other}”`, safety, edits: [{ start, end, text: other }] };
        report({ at: [start, end], message: `“${word}” is written here`, fix });
      }
    },
  });
}

function open(files: Record<string, string | Uint8Array>, rules: readonly Rule[], ports = memoryPorts(files)) {
  return openOn(ports, { rules });
}

/** The texts that changed, what remains and what was given up. */
async function fix(files: Record<string, string | Uint8Array>, rules: readonly Rule[], safety: Fix['safety'] = 'safe') {
  const { changes, result, failures } = await open(files, rules).fix(safety);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    texts: Object.fromEntries(changes.map(({ file, after }) => [file, decoder.decode(after)])),
    fixed: changes.map(change => change.fixed),
    remains: result.reports.flatMap(report => report.diagnostics.map(({ file, rule }) => `${file} ${rule}`)),
    failures: failures.map(({ message }) => message),
  };
}

const cats = prefer('cats', ['dog', 'cat']);

test('fixes every post and says what remains', async () => {
  const files = { 'milo.md': 'A dog and a dog.\n', 'otto.md': 'A bird.\n', 'tilda.md': 'A dog and a hamster.\n' };
  expect(await fix(files, [cats, prefer('hamsters', ['hamster', 'cat'], 'suggested')])).toEqual({
    texts: { 'milo.md': 'A cat and a cat.\n', 'tilda.md': 'A cat and a hamster.\n' },
    fixed: [2, 1],
    remains: ['tilda.md hamsters'],
    failures: [],
  });
});

test('applies what is only suggested where that is asked for', async () => {
  const rules = [prefer('hamsters', ['hamster', 'cat'], 'suggested'), cats];
  expect(await fix({ 'milo.md': 'A dog, a hamster' }, rules, 'suggested')).toMatchObject({
    texts: { 'milo.md': 'A cat, a cat' },
    remains: [],
  });
});

test('fixes what a fix uncovers', async () => {
  expect(await fix({ 'milo.md': 'A puppy' }, [prefer('grown', ['puppy', 'dog']), cats])).toEqual({
    texts: { 'milo.md': 'A cat' },
    fixed: [2],
    remains: [],
    failures: [],
  });
});

test('a fix in one post that breaks another one is reported there', async () => {
  const single = siteRule({
    id: 'single-cat',
    summary: 'One cat a site',
    severity: 'error',
    check: (site, { report }) => {
      const pages = site.pages.filter(({ facts }) => facts.headings.some(({ text }) => text === 'cat'));
      for (const { file } of pages.slice(1)) report({ file, at: [0, 1], message: 'Another post is about a cat too' });
    },
  });
  const { remains } = await fix({ 'milo.md': '# dog\n', 'tilda.md': '# cat\n' }, [cats, single]);
  expect(remains).toEqual(['tilda.md single-cat']);
});

describe('rules that fight', () => {
  test('are named, and no fix of theirs is applied to the post', async () => {
    const rules = [cats, prefer('dogs', ['cat', 'dog']), prefer('birds', ['sparow', 'sparrow'])];
    expect(await fix({ 'milo.md': 'A dog, no sparow', 'tilda.md': 'A sparow' }, rules)).toEqual({
      texts: { 'milo.md': 'A dog, no sparrow', 'tilda.md': 'A sparrow' },
      fixed: [1, 1],
      remains: ['milo.md cats'],
      failures: ['Fixes of “cats” and “dogs” undo each other in “milo.md”: none of them is applied there'],
    });
  });

  test('are told apart from one that comes back to a former text by itself', async () => {
    const swap = documentRule({
      id: 'swap',
      summary: 'Capitals, or none',
      severity: 'error',
      check: ({ text }, { report }) => {
        const other = text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
        const edits = [{ start: 0, end: text.length, text: other }];
        report({ at: [0, 1], message: 'Not like this', fix: { title: 'Like that', safety: 'safe', edits } });
      },
    });
    const { texts, failures } = await fix({ 'milo.md': 'milo' }, [swap]);
    expect(texts).toEqual({});
    expect(failures).toEqual(['Fixes of “swap” come to no end in “milo.md”: none of them is applied there']);
  });

  test('that come to no end leave the post alone', async () => {
    const { texts, failures } = await fix({ 'milo.md': 'A cat' }, [prefer('more', ['cat', 'cat and a cat'])]);
    expect(texts).toEqual({});
    expect(failures).toEqual(['Fixes of “more” come to no end in “milo.md”: none of them is applied there']);
  });
});

describe('every other byte stays', () => {
  test.each([
    ['a byte-order mark', '\uFEFFA dog\n', '\uFEFFA cat\n'],
    ['CRLF', 'A dog\r\n\r\nsleeps\r\n', 'A cat\r\n\r\nsleeps\r\n'],
    ['mixed line endings and no last one', 'A dog\r\nsleeps\nhere\rnow', 'A cat\r\nsleeps\nhere\rnow'],
    ['comments and quotes in YAML', `---\ntitle:   'x' # "y"\n---\ndog`, `---\ntitle:   'x' # "y"\n---\ncat`],
    ['characters outside the BMP, NUL and U+FFFD', '🐈\0\uFFFD dog 🐕', '🐈\0\uFFFD cat 🐕'],
  ])('%s', async (_, text, fixed) => {
    expect((await fix({ 'milo.md': text }, [cats])).texts).toEqual({ 'milo.md': fixed });
  });

  test('so a post that is not UTF-8 is not fixed', async () => {
    const latin = new Uint8Array([...new TextEncoder().encode('A dog in a caf'), 0xe9]);
    expect(await fix({ 'milo.md': latin, 'tilda.md': 'A dog' }, [cats])).toEqual({
      texts: { 'tilda.md': 'A cat' },
      fixed: [1],
      remains: ['milo.md cats'],
      failures: ['“milo.md” is not fixed: it is not UTF-8'],
    });
  });
});

test('what changes on disk meanwhile is not what is fixed, and is told apart', async () => {
  const ports = memoryPorts({ 'milo.md': 'A dog' });
  let reads = 0;
  const text = () => new TextEncoder().encode(reads++ === 0 ? 'A dog' : 'Now another text with a dog');
  const session = open({}, [cats], { ...ports, readBytes: path => (path.endsWith('.md') ? text() : undefined) });
  const { changes } = await session.fix('safe');
  expect(changes.map(({ before, after }) => [Buffer.from(before).toString(), Buffer.from(after).toString()])).toEqual([
    ['A dog', 'A cat'],
  ]);
});

test('after a revert the disk counts again', async () => {
  const session = open({ 'milo.md': 'A dog' }, [cats]);
  await session.fix('safe');
  expect((await session.check()).reports).toEqual([]);
  expect((await session.revert(['/site/milo.md'])).reports).toHaveLength(1);
});

test('a directive keeps its finding from being fixed', async () => {
  const text = 'A dog <!-- postlint-disable-line cats -->\n\nA dog';
  expect((await fix({ 'milo.md': text }, [cats])).texts).toEqual({ 'milo.md': text.replace(/dog$/, 'cat') });
});
