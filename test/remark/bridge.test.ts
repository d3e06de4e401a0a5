import type { Root } from 'mdast';
import noDuplicateDefinitions from 'remark-lint-no-duplicate-definitions';
import recommended from 'remark-preset-lint-recommended';
import { lintRule } from 'unified-lint-rule';
import type { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { loadRemark } from '../../src/remark/bridge.ts';
import { dialects, parse } from '../parse/sample.ts';
import { lintPost } from './lint-post.ts';

/** A plugin as a user would write it in the configuration. */
const plugin = (check: (file: VFile, tree: Root) => void | Promise<void>) =>
  function houseStyle() {
    return (tree: Root, file: VFile) => check(file, tree);
  };

const saysMeow = plugin(file => {
  file.message('Meow');
});

describe('a real preset', () => {
  const post = [
    '---',
    'title: Milo',
    '---',
    '',
    '# Milo',
    '',
    '',
    '* sleeps',
    '',
    '1) eats',
    '',
    'See <b>https://example.org</b>.',
    '',
  ];

  test('reports the places of the author’s file', async () => {
    expect(await lintPost(post.join('\n'), { plugins: [recommended] })).toEqual([
      '12:8-12:27 warning remark-lint/no-literal-urls: Unexpected GFM autolink literal, expected regular autolink, add `<` before and `>` after',
      '10:2-10:2 warning remark-lint/ordered-list-marker-style: Unexpected ordered list marker `)`, expected `.`',
    ]);
  });

  test('reports the same places with CRLF', async () => {
    const found = await lintPost(post.join('\n'), { plugins: [recommended] });
    expect(await lintPost(post.join('\r\n'), { plugins: [recommended] })).toEqual(found);
  });
});

describe('a plugin of the user', () => {
  test('names rule, severity and place itself', async () => {
    const check = plugin((file, tree) => {
      const place = tree.children[1]?.position;
      file.message('Too short', { place, source: 'cats', ruleId: 'length' });
      file.info('A note', { place, ruleId: 'note' });
      try {
        file.fail('Not about cats', { place, source: 'cats' });
      } catch {}
    });
    expect(await lintPost('# Milo\n\nShort.\n', { plugins: [check] })).toEqual([
      '3:1-3:7 warning cats/length: Too short',
      '3:1-3:7 info remark/note: A note',
      '3:1-3:7 error cats/houseStyle: Not about cats',
    ]);
  });

  test('may say what it expected, why, and where the cause lies', async () => {
    const check = plugin((file, tree) => {
      const [first, second] = tree.children;
      const cause = new VFileMessage('First said\nhere', { place: first?.position });
      Object.assign(file.message('Said twice', { place: second?.position, cause }), { note: 'Say it\n\nonce' });
      Object.assign(file.message('Misspelt', { place: second?.position }), { expected: ['cat', 'kitten'] });
      Object.assign(file.message('Superfluous', { place: second?.position }), { expected: [''] });
    });
    expect(await lintPost('Milo\n\nMilo\n', { plugins: [check] })).toEqual([
      '3:1-3:5 warning houseStyle: Said twice',
      '  hint: Say it once',
      '  related: 1:1 First said here',
      '3:1-3:5 warning houseStyle: Misspelt',
      '  hint: Write “cat” or “kitten”',
      '3:1-3:5 warning houseStyle: Superfluous',
      '  hint: Write nothing',
    ]);
  });

  test('may have no place, a point, or a place that is not there', async () => {
    const check = plugin((file, tree) => {
      const bare = { type: 'text', value: 'made by a plugin' } as const;
      file.message('Without place');
      file.message('Of a node without place', bare);
      file.message('With a place around it', { ancestors: [tree, ...tree.children.slice(0, 1), bare] });
      file.message('At a point', { line: 3, column: 2 });
      file.message('Far away', { line: 300, column: 2 });
    });
    expect(await lintPost('# Milo\n\nTilda\n', { plugins: [check] })).toEqual([
      '1:1-1:1 warning houseStyle: Without place',
      '1:1-1:1 warning houseStyle: Of a node without place',
      '1:1-1:7 warning houseStyle: With a place around it',
      '3:2-3:2 warning houseStyle: At a point',
      '4:1-4:1 warning houseStyle: Far away',
    ]);
  });

  test('gets the text as the author wrote it', async () => {
    const check = plugin(file => {
      file.message(String(file.value).split('\n').at(-1) ?? '');
    });
    expect(await lintPost('---\ntitle: Milo\n---\n{{ cat }}', { plugins: [check], dialect: dialects.jekyll })).toEqual([
      '1:1-1:1 warning houseStyle: {{ cat }}',
    ]);
  });

  test('never shows the mask of a template', async () => {
    const check = plugin((file, tree) => {
      const [paragraph] = tree.children;
      if (paragraph?.type !== 'paragraph') return;
      for (const node of paragraph.children) if (node.type === 'link') file.message(`To ${node.url}`, node);
      file.message('Somewhere \uE000\uE000');
    });
    const text = 'See [food]({{ site.food }}) and [vet]({% link vet.md %}).\n';
    expect(await lintPost(text, { plugins: [check], dialect: dialects.jekyll })).toEqual([
      '1:5-1:28 warning houseStyle: To {{ site.food }}',
      '1:33-1:57 warning houseStyle: To {% link vet.md %}',
      '1:1-1:1 warning houseStyle: Somewhere …',
    ]);
  });

  test('may take its time', async () => {
    const check = plugin(async file => {
      await Promise.resolve();
      file.message('Thought about it');
    });
    expect(await lintPost('Milo\n', { plugins: [check] })).toEqual(['1:1-1:1 warning houseStyle: Thought about it']);
  });

  test('that throws does not stop the others', async () => {
    const fails = plugin(() => {
      throw new TypeError('the cat sat on the keyboard');
    });
    expect(await lintPost('Milo\n', { plugins: [fails, saysMeow] })).toEqual([
      '1:1-1:1 error internal/houseStyle: “houseStyle” failed: the cat sat on the keyboard',
      '  hint: Report it to the plugin’s authors, or switch the plugin off',
      '1:1-1:1 warning houseStyle: Meow',
    ]);
  });

  test('that throws as a remark-lint rule is no finding of that rule', async () => {
    const rule = lintRule<Root, undefined>('remark-lint:cats', () => {
      throw new TypeError('the cat sat on the keyboard');
    });
    expect((await lintPost('Milo\n', { plugins: [rule] }))[0]).toBe(
      '1:1-1:1 error internal/remark-lint/cats: “remark-lint/cats” failed: the cat sat on the keyboard',
    );
  });
});

describe('a configuration', () => {
  const conflict = '[food]: /dry\n[food]: /wet\n';

  test('that names a default rule replaces it', async () => {
    const [found] = await lintPost(conflict, { plugins: [[noDuplicateDefinitions, ['error']]] });
    expect(found).toMatch(/^2:1-2:13 error remark-lint\/no-duplicate-definitions: /);
    expect(await lintPost(conflict, { plugins: [[noDuplicateDefinitions, false]] })).toEqual([]);
  });

  test('may give options to a rule of a preset', async () => {
    const options: unknown[] = [];
    const curious = (option: unknown) => {
      options.push(option);
    };
    await loadRemark([{ plugins: [[curious, { sleep: true }]] }, [curious, { eat: true }]]);
    expect(options).toEqual([{ sleep: true, eat: true }]);
  });

  test.for([
    ['the name of a package that a preset did not load', 'remark-lint-no-tabs'],
    ['a module without a plugin', { default: 1 }],
    ['nothing', undefined],
  ] as const)('is refused with %s', async ([, entry]) => {
    await expect(loadRemark([entry])).rejects.toThrow(UserError);
  });

  test('is refused where a rule does not take its severity', async () => {
    const error = await loadRemark([[noDuplicateDefinitions, [7]]]).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'UserError',
      message: 'The remark plugin “remark-lint/no-duplicate-definitions” can’t be used with its options',
      hint: 'Incorrect severity `7` for `no-duplicate-definitions`, expected 0, 1, or 2',
    });
  });
});

describe('comments of remark-lint', () => {
  const conflict = '[food]: /dry\n\n[food]: /wet\n';

  test('switch its rules off and on', async () => {
    expect(await lintPost(`<!--lint disable no-duplicate-definitions-->\n\n${conflict}`)).toEqual([]);
    expect(await lintPost(`<!--lint disable no-tabs-->\n\n${conflict}`)).not.toEqual([]);
    expect(await lintPost(`[food]: /dry\n\n<!-- lint ignore -->\n\n[food]: /wet\n`)).toEqual([]);
  });

  test('do not concern other plugins', async () => {
    expect(await lintPost('<!--lint disable-->\n', { plugins: [saysMeow] })).toEqual([
      '1:1-1:1 warning houseStyle: Meow',
    ]);
  });

  test('that can’t be understood are reported where something would be', async () => {
    expect((await lintPost(`<!--lint silence-->\n\n${conflict}`)).at(-1)).toBe(
      "1:1-1:20 error remark-lint: Unknown keyword `silence`: expected `'enable'`, `'disable'`, or `'ignore'`",
    );
  });
});

test('autolinks that the parser gives no position crash nothing', async () => {
  const doc = parse('Write to milo@example.org or www.example.org.\n');
  for (const link of doc.nodes('link')) delete link.position;
  await expect(lintPost(doc, { plugins: [recommended] })).resolves.toEqual([]);
});
