import { describe, expect, test } from 'vitest';
import type { LinkFact, Page, Target } from '../../../src/core/site.ts';
import { detectGenerator } from '../../../src/site/detect.ts';
import type { Folder } from '../../../src/site/generator.ts';
import { hugo } from '../../../src/site/generators/hugo.ts';
import { buildFromTexts } from '../fixture-site.ts';

function folderOf(texts: Readonly<Record<string, string>>): Folder {
  return {
    has: path => path in texts,
    hasFolder: path => Object.keys(texts).some(name => name.startsWith(`${path}/`)),
    read: path => texts[path],
  };
}

/** Where each link of a page leads, in the order of the page. */
async function targetsOf(texts: Readonly<Record<string, string>>, file: string): Promise<string[]> {
  const { site } = await buildFromTexts(hugo, texts);
  const page = site.page(file);
  return page ? page.facts.links.map(link => describeTarget(link, page, site.resolve(page, link))) : [];
}

function describeTarget(link: LinkFact, _page: Page, target: Target): string {
  const name = `${link.href} →`;
  if (target.kind === 'page') return `${name} ${target.page.file}${target.fragment ? `#${target.fragment}` : ''}`;
  if (target.kind === 'asset') return `${name} ${target.file}`;
  if (target.kind === 'missing')
    return `${name} missing (${target.reason})${target.closest ? ` ${target.closest}` : ''}`;
  return `${name} ${target.kind}`;
}

describe('detection', () => {
  test.each([
    ['a configuration of its own name', { 'hugo.toml': '', 'content/a.md': '' }],
    ['the old name with one of its keys', { 'config.toml': 'baseURL = "https://cats.example/"' }],
    ['old keys in lower case', { 'config.yaml': 'languagecode: en' }],
    ['a configuration in parts', { 'config/_default/params.toml': '', 'layouts/index.html': '' }],
    ['a module', { 'go.mod': 'module cats', 'content/a.md': '', 'archetypes/default.md': '' }],
  ])('knows %s', (_name, texts) => {
    expect(detectGenerator(folderOf(texts))?.id).toBe('hugo');
  });

  test.each([
    ['somebody’s config.json', { 'config.json': '{"port": 80}' }],
    ['a configuration without a site', { 'hugo.toml': '' }],
    ['a broken configuration', { 'config.toml': 'baseURL = "' }],
  ])('is not misled by %s', (_name, texts) => {
    expect(detectGenerator(folderOf(texts))?.id).not.toBe('hugo');
  });
});

describe('links of a site with one language', () => {
  const site = {
    'hugo.toml': "baseURL = 'https://cats.example/blog/'",
    'content/posts/tabby.md': '---\ntitle: Tabby\n---\n## Her coat\n',
    'content/posts/tom/index.md': '---\ntitle: Tom\n---\n![](tom.jpg) ![](/blog/paw.png) ![](/paw.png)\n',
    'content/posts/tom/tom.jpg': '',
    'content/posts/pic.jpg': '',
    'static/paw.png': '',
  };

  test('are left to the browser', async () => {
    const texts = {
      ...site,
      'content/posts/links.md': '[a](tabby.md) [b](../tabby/) [c](/blog/posts/tabby#her-coat) [d](tabby/)\n',
    };
    expect(await targetsOf(texts, 'content/posts/links.md')).toEqual([
      'tabby.md → missing (source) /blog/posts/tabby/',
      '../tabby/ → content/posts/tabby.md',
      '/blog/posts/tabby#her-coat → content/posts/tabby.md#her-coat',
      'tabby/ → missing (absent) /blog/posts/tabby/',
    ]);
  });

  test('find the pictures of a bundle, and the base path is the author’s to write', async () => {
    expect(await targetsOf(site, 'content/posts/tom/index.md')).toEqual([
      'tom.jpg → content/posts/tom/tom.jpg',
      '/blog/paw.png → static/paw.png',
      '/paw.png → missing (base) /blog/paw.png',
    ]);
  });

  test('do not find a picture beside a post that is no bundle', async () => {
    const texts = { ...site, 'content/posts/pictures.md': '![](pic.jpg) ![](../pic.jpg)\n' };
    expect(await targetsOf(texts, 'content/posts/pictures.md')).toEqual([
      'pic.jpg → missing (relative) /blog/posts/pic.jpg',
      '../pic.jpg → content/posts/pic.jpg',
    ]);
  });

  test('lead to lists, terms and feeds that have no file', async () => {
    const texts = {
      ...site,
      'content/posts/lists.md':
        '---\ntags: [Long Hair]\n---\n[a](/blog/posts/) [b](/blog/tags/long-hair/) [c](/blog/index.xml) [d](/blog/tags/short-hair/) [e](/blog/posts/page/2/)\n',
    };
    expect(await targetsOf(texts, 'content/posts/lists.md')).toEqual([
      '/blog/posts/ → /blog/posts/',
      '/blog/tags/long-hair/ → /blog/tags/long-hair/',
      '/blog/index.xml → /blog/index.xml',
      '/blog/tags/short-hair/ → missing (absent)',
      '/blog/posts/page/2/ → /blog/posts/page/2/',
    ]);
  });

  test('may lead where a redirect of the host leads on', async () => {
    const texts = {
      ...site,
      'static/_redirects': '/blog/old/*  /blog/posts/:splat 301\n/* /404 404\n',
      'content/moved.md': '[a](/blog/old/tabby/) [b](/blog/elsewhere/)\n',
    };
    expect(await targetsOf(texts, 'content/moved.md')).toEqual([
      '/blog/old/tabby/ → /blog/old/tabby/',
      '/blog/elsewhere/ → missing (absent)',
    ]);
  });

  test('get the base path from canonifyURLs', async () => {
    const texts = { ...site, 'hugo.toml': `${site['hugo.toml']}\ncanonifyURLs = true` };
    expect(await targetsOf({ ...texts, 'content/a.md': '![](/paw.png)\n' }, 'content/a.md')).toEqual([
      '/paw.png → static/paw.png',
    ]);
  });
});
