import { expect, test } from 'vitest';
import { loadMarkdownEngine } from '../../src/parse/markdown.ts';

test('tens of thousands of character references in one paragraph are read in little memory', async () => {
  const engine = await loadMarkdownEngine('fast');
  const text = `${'&amp;'.repeat(60_000)}\n\n# After &amp; all\n`;
  const tree = engine.parse(text);
  const heading = tree.children.at(-1);
  expect(heading?.position?.start.offset).toBe(300_002);
  expect(heading?.type === 'heading' && heading.children).toMatchObject([{ type: 'text', value: 'After & all' }]);
});
