import { expect, test } from 'vitest';
import { parseRulePage } from './rule-page.ts';

const page = (...lines: string[]) => ['# image-alt', '', 'Says why.', '', '## Examples', '', ...lines, ''].join('\n');

test('reads inputs, output, fixed text and configuration of each example', () => {
  const markdown = page(
    '### A photo without text',
    '',
    'Screen readers read “tabby.jpg”.',
    '',
    '```markdown input file=_posts/2024-05-01-tabby.md',
    '![](tabby.jpg)',
    '```',
    '',
    '```markdown before file=_posts/2024-05-01-tabby.md',
    'A tabby',
    '```',
    '',
    '```text output',
    '1:1-1:15 warning Image “tabby.jpg” has no alternative text',
    '  hint: Describe it',
    '```',
    '',
    '```markdown fixed file=_posts/2024-05-01-tabby.md',
    '![A tabby](tabby.jpg)',
    '```',
    '',
    '```json config',
    '{ "generator": "jekyll" }',
    '```',
    '',
    '### A photo with text',
    '',
    '```markdown input',
    '![A tabby](tabby.jpg)',
    '```',
    '',
    '## Options',
  );
  expect(parseRulePage(markdown)).toEqual({
    rule: 'image-alt',
    headings: ['Examples', 'Options'],
    examples: [
      {
        title: 'A photo without text',
        line: 7,
        inputs: [{ file: '_posts/2024-05-01-tabby.md', text: '![](tabby.jpg)\n' }],
        before: [{ file: '_posts/2024-05-01-tabby.md', text: 'A tabby\n' }],
        output: ['1:1-1:15 warning Image “tabby.jpg” has no alternative text', '  hint: Describe it'],
        fixed: [{ file: '_posts/2024-05-01-tabby.md', text: '![A tabby](tabby.jpg)\n' }],
        config: { generator: 'jekyll' },
      },
      {
        title: 'A photo with text',
        line: 32,
        inputs: [{ file: 'post.md', text: '![A tabby](tabby.jpg)\n' }],
        before: [],
        output: [],
        fixed: [],
        config: undefined,
      },
    ],
  });
});

test('a longer fence holds an input with fences', () => {
  const [example] = parseRulePage(
    page('### Code', '', '````markdown input', '```js', 'meow()', '```', '````'),
  ).examples;
  expect(example?.inputs[0]?.text).toBe('```js\nmeow()\n```\n');
});

test('an empty input is an empty file, and file names may hold spaces', () => {
  const lines = [
    '### Cat',
    '',
    '```text input file=images/my cat.jpg',
    '```',
    '',
    '```text input file="your cat.jpg"',
    '```',
  ];
  const [example] = parseRulePage(page(...lines)).examples;
  expect(example?.inputs).toEqual([
    { file: 'images/my cat.jpg', text: '' },
    { file: 'your cat.jpg', text: '' },
  ]);
});

test('escapes show what can’t be seen', () => {
  const [example] = parseRulePage(page('### Cat', '', '```text input escapes', 'a\\u{200B}b\\tc\\x20', '```')).examples;
  expect(example?.inputs[0]?.text).toBe('a\u200Bb\tc \n');
});

test('without that word a backslash is a backslash', () => {
  const [example] = parseRulePage(page('### Cat', '', '```text input', 'a\\tb', '```')).examples;
  expect(example?.inputs[0]?.text).toBe('a\\tb\n');
});

test('a fence without a word is an illustration', () => {
  expect(parseRulePage(page('### Configure it', '', '```yaml', 'tags: [cat]', '```')).examples).toEqual([]);
});

test.for([
  [
    'a misspelt word',
    ['### Cat', '', '```markdown inptu', '```'],
    '9: “inptu” is not input, before, output, fixed, config or network',
  ],
  ['an example outside a heading', ['```markdown input', '```'], '7: a fence “input” stands outside an example'],
  ['an output without input', ['### Cat', '', '```text output', '```'], '7: “Cat” has no input'],
  [
    'a fixed text of no input',
    ['### Cat', '', '```text input', '```', '', '```text fixed file=dog.md', '```'],
    '12: dog.md is no input of “Cat”',
  ],
  [
    'the same file twice',
    ['### Cat', '', '```text input', '```', '', '```text input', '```'],
    '7: two inputs of “Cat” are the same file',
  ],
  [
    'two outputs',
    ['### Cat', '', '```text input', '```', '', '```text output', '```', '', '```text output', '```'],
    '15: a second output in one example',
  ],
  [
    'two examples of one title',
    ['### Cat', '', '```text input', '```', '', '### Cat', '', '```text input', '```'],
    '12: a second example “Cat”',
  ],
] as const)('refuses %s', ([, lines, message]) => {
  expect(() => parseRulePage(page(...lines))).toThrow(message);
});
