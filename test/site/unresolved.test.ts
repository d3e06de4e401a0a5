import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

test.each([
  ['eleventy.config.js', 'export default {}', 'posts/milo.md'],
  ['package.json', '{"dependencies":{"hexo":"^8.0.0"}}', 'source/_posts/milo.md'],
  ['next.config.mjs', 'export default {}', 'content/milo.md'],
])('says nothing about links of a site with %s, whose addresses are not computed yet', async (config, text, post) => {
  const files = { [config]: text, [post]: '---\ntitle: Milo\n---\n\n[Food](/food/) ![Milo](milo.jpg) [](/empty/)\n' };
  const { reports } = await lintMemory({ files });
  expect(reports.flatMap(report => report.diagnostics.map(({ rule }) => rule))).toEqual(['empty-link']);
});
