import { describe, expect, test } from 'vitest';
import { lintMemory, type MemoryRun } from '../lint-memory.ts';

const rules = ['dead-link', 'moved-link', 'insecure-link', 'unused-directive'];

async function lint(run: Omit<MemoryRun, 'rules'>) {
  const result = await lintMemory({ only: [], ...run });
  const found = result.reports.flatMap(({ diagnostics }) => diagnostics).filter(({ rule }) => rules.includes(rule));
  return {
    found: found.map(({ rule, file, span, message }) => ({ rule, file, line: span.start.line, message })),
    result,
  };
}

const network = 'https://shelter.cats/food 404\nhttps://vet.cats/ 200\nhttps://wall.cats/ 403';

test('a run says how many answer, are dead, and are unsure', async () => {
  const text =
    '[a](https://shelter.cats/food) [b](https://vet.cats/#x) [c](https://vet.cats/) [d](https://wall.cats/)\n';
  const { result } = await lint({ files: { 'milo.md': text }, network });
  expect(result.external).toEqual({
    addresses: 3,
    alive: 1,
    dead: 1,
    unsure: [{ address: 'https://wall.cats/', kind: 'unsure', doubt: 'refused', detail: '403' }],
  });
});

test('a run that asks nobody says nothing of it', async () => {
  const { found, result } = await lint({ files: { 'milo.md': '[a](https://shelter.cats/food)\n' } });
  expect(found).toEqual([]);
  expect(result.external).toBeUndefined();
});

describe('not asked about', () => {
  // The network of these examples answers nothing, and fails where it is asked.
  test.each([
    ['a link that a template completes', '[a](https://shelter.cats/{{ page.slug }})'],
    ['an address in code', '`https://shelter.cats/a`\n\n    https://shelter.cats/b'],
    ['another protocol', '[a](mailto:milo@shelter.cats) [b](ftp://shelter.cats/a) [c](tel:+1234)'],
    ['an address to fill in', '<https://api.cats/{id}> [a](https://api.cats/…) https://api.cats/YOUR_CAT'],
    ['the site itself', '[a](https://cat-diary.cats/)'],
    ['a link in the middle of nowhere', '[a](https://)'],
    ['a definition that nobody uses', '[a]: https://shelter.cats/unused'],
    ['a comment', '<!-- [a](https://shelter.cats/a) -->'],
  ])('%s', async (_, text) => {
    const files = {
      '_config.yml': 'permalink: pretty\nurl: https://cat-diary.cats\n',
      'milo.md': `---\ntitle: Milo\n---\n\n${text}\n`,
    };
    const { result } = await lint({ files, network: '' });
    expect(result.external?.addresses).toBe(0);
  });

  test('a link of a post whose rules are off, or that is ignored', async () => {
    const config = {
      ignore: ['old.md'],
      overrides: [{ files: 'draft.md', rules: { 'dead-link': 'off', 'moved-link': 'off' } }],
    };
    const text = '[a](https://shelter.cats/unasked)\n';
    const files = { '.postlintrc.json': JSON.stringify(config), 'old.md': text, 'draft.md': text, 'milo.md': 'Milo\n' };
    expect((await lint({ files, network: '' })).result.external?.addresses).toBe(0);
  });
});

test('links of every kind are asked about: images, HTML, definitions, front matter, protocol-relative', async () => {
  const text = [
    ...['---', 'image: https://pictures.cats/a.png', '---', ''],
    '![b](https://pictures.cats/b.png) <a href="https://pictures.cats/c">c</a> <img src="//pictures.cats/d.png" alt="d">',
    '',
    '[e][e] <https://pictures.cats/f> https://pictures.cats/g',
    '',
    '[e]: https://pictures.cats/e',
  ];
  const answers = ['a.png', 'b.png', 'c', 'd.png', 'e', 'f', 'g'].map(name => `https://pictures.cats/${name} 404`);
  const files = { '_config.yml': '', '_posts/2024-05-01-milo.md': `${text.join('\n')}\n` };
  const { found } = await lint({ files, network: answers.join('\n') });
  expect(found.map(({ message }) => /cats\/([\w.]+)”/.exec(message)?.[1]).sort()).toEqual([
    'a.png',
    'b.png',
    'c',
    'd.png',
    'e',
    'f',
    'g',
  ]);
});

describe('a change', () => {
  const post = '# Milo\n\n[food](https://shelter.cats/food)\n';

  test('is asked about in the posts that it touches only', async () => {
    const files = { 'milo.md': post, 'luna.md': '# Luna\n\n[old](https://shelter.cats/unasked)\n' };
    const { found } = await lint({ files, before: { 'milo.md': '# Milo\n' }, network });
    expect(found.map(({ file, line }) => [file, line])).toEqual([['milo.md', 3]]);
  });

  test('is not blamed for a dead link that another post has as well', async () => {
    const { found } = await lint({
      files: { 'milo.md': post, 'luna.md': post },
      before: { 'milo.md': '# Milo\n' },
      network,
    });
    expect(found.map(({ file }) => file)).toEqual(['milo.md']);
  });

  test('by lines: a dead link on a line that is not changed is left alone', async () => {
    const files = { 'milo.md': `${post}\nAnd water.\n` };
    const before = { 'milo.md': post };
    expect((await lint({ files, before, onlyLines: true, network })).found).toEqual([]);
    expect((await lint({ files, before: { 'milo.md': '# Milo\n' }, onlyLines: true, network })).found.length).toBe(1);
  });
});

describe('a comment', () => {
  const disable = '<!-- postlint-disable-next-line dead-link -->';

  test('suppresses a dead link', async () => {
    const files = { 'milo.md': `${disable}\n[food](https://shelter.cats/food)\n` };
    expect((await lint({ files, network })).found).toEqual([]);
  });

  test.each([disable, '<!-- postlint-disable-next-line -->'])(
    'that covers an external link is not called unused where nobody is asked, or nothing is clear: %s',
    async comment => {
      const files = { 'milo.md': `${comment}\n[food](https://wall.cats/)\n` };
      expect((await lint({ files })).found).toEqual([]);
      expect((await lint({ files, network })).found).toEqual([]);
    },
  );

  test('that covers none is', async () => {
    const files = { 'milo.md': `${disable}\nMilo\n\n[food](https://shelter.cats/food)\n` };
    expect((await lint({ files })).found).toMatchObject([{ rule: 'unused-directive', line: 1 }]);
  });
});
