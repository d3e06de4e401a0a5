import { expect, test } from 'vitest';
import { loadMarkdownEngine } from '../../src/parse/markdown.ts';
import { defeatsNativeMdx } from '../../src/parse/native-limits.ts';

test.each([
  'import Tabby from "\\',
  'export const milo = `\\',
  '<Tabby>{<Milo>'.repeat(7),
  '<Tabby {...<Milo>'.repeat(7),
  '{<Tabby>'.repeat(20),
  `{Tabby${'<br>'.repeat(13)}`,
])('the native parser does not see %j', async text => {
  expect(defeatsNativeMdx(text)).toBe(true);
  const { parse } = await loadMarkdownEngine('fast');
  expect(() => parse(text, { mdx: true })).toThrow('for the reference parser');
});

test.each([
  'Milo sleeps.\\\n',
  'export const milo = `\\\n`',
  '<Tabby>{cats.map(cat => <Cat {...cat} kittens={cat.kittens.map(kitten => <Cat {...kitten} />)} />)}</Tabby>\n'.repeat(
    20,
  ),
  '{'.repeat(20),
  `{Tabby${'<br/>'.repeat(100)}}`,
  `{<p>${'<b>Milo</b>'.repeat(100)}</p>}`,
  '{cats}<br>'.repeat(100),
  `${'<Tabby />\n\n'.repeat(20)}`,
])('it sees %j', async text => {
  expect(defeatsNativeMdx(text)).toBe(false);
});

test('as Markdown, such a text is for the native parser too', async () => {
  const { parse } = await loadMarkdownEngine('fast');
  expect(parse('import Tabby from "\\').children).toHaveLength(1);
});
