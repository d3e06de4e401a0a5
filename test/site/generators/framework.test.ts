import { expect, test } from 'vitest';
import { lintMemory } from '../../lint-memory.ts';

test.each([['next.config.mjs', 'export default {}', 'content/milo.md']])(
  'says nothing about links of a site with %s, whose addresses are not computed yet',
  async (config, text, post) => {
    const files = { [config]: text, [post]: '---\ntitle: Milo\n---\n\n[Food](/food/) ![Milo](milo.jpg) [](/empty/)\n' };
    const { reports } = await lintMemory({ files });
    expect(reports.flatMap(report => report.diagnostics.map(({ rule }) => rule))).toEqual(['empty-link']);
  },
);

test('misses an image where a JavaScript framework serves others', async () => {
  const post = [
    '---\ntitle: Milo\n---\n',
    '![Milo](/images/milo.jpg) ![Molly](/images/moly.jpg) ![Mitzi](/images/mitzi.jpg) ![Max](/pictures/max.jpg)',
    '![Feed](/images/feed) ![](milo.jpg) [Molly](/images/moly.jpg) <img src="/images/Milo.jpg" alt="Milo">',
  ].join('\n');
  const files = {
    'next.config.js': '',
    'public/images/milo.jpg': '',
    'public/images/molly.jpg': '',
    'public/2024/images/mitzi.jpg': '',
    'content/milo.md': post,
  };
  const { reports } = await lintMemory({ files });
  const found = reports.flatMap(report => report.diagnostics).filter(({ rule }) => rule === 'missing-image');
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringContaining('/images/moly.jpg'),
    expect.stringContaining('/images/Milo.jpg'),
  ]);
  const { 'next.config.js': _, ...rest } = files;
  const { reports: others } = await lintMemory({
    files: { ...rest, 'package.json': '{"dependencies":{"vitepress":"1"}}' },
  });
  expect(others.flatMap(report => report.diagnostics).filter(({ rule }) => rule === 'missing-image')).toEqual([]);
});
