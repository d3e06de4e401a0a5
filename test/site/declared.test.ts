import { expect, test } from 'vitest';
import { makeSiteFiles } from '../../src/engine/site-files.ts';
import { parseDocument } from '../../src/parse/document.ts';
import { loadMarkdownEngine } from '../../src/parse/markdown.ts';
import { buildSite } from '../../src/site/build.ts';
import { extractFacts } from '../../src/site/facts.ts';
import { jekyll } from '../../src/site/generators/jekyll.ts';

const texts: Readonly<Record<string, string>> = {
  '_config.yml': 'baseurl: /diary\n',
  'dist/app.js': '// left by an earlier build\n',
  'index.md':
    '---\ntitle: Home\n---\n\n[a](/diary/dist/app.js) [b](/diary/dist/other.js) [c](dist/third.js) [d](/diary/src/app.js)\n',
};

async function kindsWith(...declared: string[]): Promise<string[]> {
  const files = makeSiteFiles(Object.keys(texts).sort(), path => texts[path]);
  const model = await jekyll.open(files);
  const engine = await loadMarkdownEngine();
  const facts = [
    extractFacts(parseDocument('index.md', texts['index.md'] ?? '', { dialect: model.dialect('index.md'), engine })),
  ];
  const site = buildSite({ generator: jekyll, model, files, facts, now: new Date('2026-01-01'), declared });
  const page = site.page('index.md');
  return page?.facts.links.map(link => site.resolve(page, link).kind) ?? [];
}

test.each(['/diary/dist/**', '/dist/**', 'dist/**', 'dist/*.js', '**/dist/*'])(
  'what %s declares is not judged',
  async glob => {
    expect(await kindsWith(glob)).toEqual(['unknown', 'unknown', 'unknown', 'missing']);
  },
);

test('without a declaration, the files that are here count', async () => {
  expect(await kindsWith()).toEqual(['asset', 'missing', 'missing', 'missing']);
  expect(await kindsWith('/other/**')).toEqual(['asset', 'missing', 'missing', 'missing']);
});
