import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { measure } from '../../src/report/cells.ts';
import { renderPage } from '../../src/report/page.ts';
import { coloured, plain } from './make-result.ts';

const page = `# broken-link

An internal link whose target will not exist: a typo, a page that was renamed. Readers get
a **404 page**. See [\`broken-anchor\`](broken-anchor.md) and \`postlint explain missing-image --no-color\`.

- Addresses of other sites are not judged
- Where the truth can't be known (an include, a plugin),
  nothing is said
  1. really

## Options

| option | default | meaning |
|---|---|:-:|
| \`ignore\` | \`[]\` | globs of addresses |

## Examples

### A typo

\`\`\`json config
{ "rules": { "broken-link": "error" } }
\`\`\`

\`\`\`markdown input file="_posts/2024-05-01 tabby.md"
# Tabby

	Read [about us](/abuot/) first.
\`\`\`

\`\`\`markdown input file=about.md
\`\`\`

\`\`\`text output
_posts/2024-05-01 tabby.md:3:18-3:25 error Link target “/abuot/” does not exist
  hint: Did you mean “/about/”?
  related: about.md:1:1 The page is here
\`\`\`

\`\`\`markdown fixed file="_posts/2024-05-01 tabby.md"
# Tabby
\`\`\`

### An address elsewhere is fine

\`\`\`\`markdown input
\`\`\`js
meow()
\`\`\`
\`\`\`\`

### An empty page is fine

\`\`\`markdown input
\`\`\`

\`\`\`text output
\`\`\`
`;

test('reads like a manual page', () => {
  expect(renderPage(page, plain)).toBe(`broken-link

  An internal link whose target will not exist: a typo, a page that was renamed.
  Readers get a 404 page. See \`broken-anchor\` and
  \`postlint explain missing-image --no-color\`.

  • Addresses of other sites are not judged
  • Where the truth can't be known (an include, a plugin), nothing is said
    1. really

Options

  option    default  meaning
  \`ignore\`  \`[]\`     globs of addresses

Examples

  A typo

    With this configuration:
    │ { "rules": { "broken-link": "error" } }

    _posts/2024-05-01 tabby.md
    │ # Tabby
    │
    │     Read [about us](/abuot/) first.

    about.md

    _posts/2024-05-01 tabby.md:3:18 error Link target “/abuot/” does not exist
      → Did you mean “/about/”?
      · about.md:1:1 The page is here

    _posts/2024-05-01 tabby.md, fixed:
    │ # Tabby

  An address elsewhere is fine

    │ \`\`\`js
    │ meow()
    │ \`\`\`

    ✓ Nothing is reported

  An empty page is fine

    An empty file

    ✓ Nothing is reported
`);
});

test('colour takes the place of backticks', () => {
  const text = renderPage(page, coloured);
  expect(text).toContain('\u001b[36mpostlint explain missing-image --no-color\u001b[39m');
  expect(text).toContain('\u001b[1m404 page\u001b[22m');
  expect(text).toContain('\u001b[31merror\u001b[39m');
  expect(stripVTControlCharacters(text)).toContain(
    '  option  default  meaning\n  ignore  []       globs of addresses\n',
  );
});

test.each([40, 60, 140])('fits %i columns', width => {
  for (const line of renderPage(page, { ...plain, width }).split('\n')) {
    expect(measure(line), line).toBeLessThanOrEqual(width);
    expect(line).toBe(line.trimEnd());
  }
});

test('sets a table that is too wide as a list', () => {
  const table = `| option | meaning |\n|--|--|\n| \`max\` | ${'The number of words that a heading may have. '.repeat(3)}|\n`;
  expect(renderPage(table, plain)).toBe(`  \`max\`
    The number of words that a heading may have. The number of words that a
    heading may have. The number of words that a heading may have.
`);
});

test('a page of a plugin can not command the terminal', () => {
  const text = renderPage('# a\u001b[2J\n\n\u009b2J\u202e\n\n- \u001b[2J\n\n```text output\n\u001b[2J\n```\n', plain);
  expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
});

test('a fence that is never closed ends with the page', () => {
  expect(renderPage('```js\nmeow()', plain)).toBe('    │ meow()\n');
});
