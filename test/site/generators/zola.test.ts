import { describe, expect, test } from 'vitest';
import { indexAddresses } from '../../../src/site/address-index.ts';
import { detectGenerator } from '../../../src/site/detect.ts';
import { zola } from '../../../src/site/generators/zola.ts';
import { buildFromFolder, buildFromTexts } from '../fixture-site.ts';

const buildAquarium = () => buildFromFolder(zola, 'fixtures/sites/zola-oracle/aquarium');

async function targetsOf(body: string, file = 'content/post.md'): Promise<string[]> {
  const { site } = await buildFromTexts(zola, {
    'config.toml': 'base_url = "https://cats.example/blog"',
    'content/_index.md': '+++\n+++\n',
    'content/cats/_index.md': '+++\n+++\n',
    'content/cats/tabby.md': '+++\nslug = "the-tabby"\n+++\n# Her coat\n',
    'content/cats/tom/index.md': '+++\n+++\n',
    'content/cats/tom/tom.png': '',
    'content/cats/loose.png': '',
    'content/kept.md': '+++\nrender = false\n+++\n',
    'static/paw.png': '',
    [file]: `+++\ntitle = "A page"\n+++\n${body}\n`,
  });
  const page = site.page(file);
  return (page?.facts.links ?? []).map(link => {
    const target = page ? site.resolve(page, link) : undefined;
    if (target?.kind === 'page') return `${target.page.file}${target.fragment ? `#${target.fragment}` : ''}`;
    if (target?.kind === 'asset') return target.file;
    return target?.kind === 'missing' ? `missing (${target.reason})` : String(target?.kind);
  });
}

test('is known by its base_url', () => {
  const idOf = (texts: Readonly<Record<string, string>>) =>
    detectGenerator({ has: path => path in texts, hasFolder: () => true, read: path => texts[path] })?.id;
  expect(idOf({ 'config.toml': 'base_url = "https://cats.example"' })).toBe('zola');
  expect(idOf({ 'zola.toml': 'base_url = "/"' })).toBe('zola');
  expect(idOf({ 'config.toml': 'baseURL = "https://cats.example"' })).toBe('hugo');
});

test('leaves out drafts and what can’t be sorted', async () => {
  const { publication } = await buildAquarium();
  const left = publication.pages.filter(page => page.state !== 'published');
  expect(left.map(page => `${page.file.slice('content/'.length)} ${page.state} ${page.url}`)).toEqual([
    'diary/secret.md draft /log/diary/secret/',
    'diary/undated.md unpublished /log/diary/undated/',
  ]);
});

test('redirects from aliases', async () => {
  const { publication } = await buildAquarium();
  expect(publication.pages.flatMap(page => page.aliases)).toEqual(['/log/who/', '/log/old/about.html', '/log/green/']);
});

test.each([
  ['/log/tags/live-bearers/', true],
  ['/log/site.css', true],
  ['/log/fr/tags/', false],
  ['/log/tags/angelfish/', false],
  ['/log/visits/', false],
])('whether %s is made: %s', async (address, expected) => {
  const { publication } = await buildAquarium();
  expect(indexAddresses(publication).find(address) !== undefined).toBe(expected);
});

test('says nothing of ids in scripts that it can’t spell', async () => {
  const { site } = await buildFromTexts(zola, {
    'config.toml': 'base_url = "/"',
    'content/a.md': '+++\n+++\n# 日本\n# Tokyo\n',
    'content/日本.md': '+++\n+++\n',
    'content/b.md': '+++\n+++\n[a](#ri-ben)\n',
  });
  const [a, b] = [site.page('content/a.md'), site.page('content/b.md')];
  expect(a && site.findId(a, 'ri-ben')).toBe('unknown');
  expect(b && site.findId(b, 'ri-ben')).toBe('missing');
  expect(site.page('content/日本.md')?.exact).toBe(false);
});

describe('destinations', () => {
  test('after @/ are paths of the content', async () => {
    expect(
      await targetsOf(
        '[a](@/cats/tabby.md#her-coat) [b](@/cats/_index.md) [c](@/cats/tom/index.md) [d](@/cats/Tabby.md) [e](@/cats/the-tabby)',
      ),
    ).toEqual([
      'content/cats/tabby.md#her-coat',
      'content/cats/_index.md',
      'content/cats/tom/index.md',
      'missing (case)',
      'missing (absent)',
    ]);
  });

  test('after @/ fail the build unless they name a page exactly', async () => {
    const links = '[a](@/cats/) [b](@/cats/loose.png) [c](@/./cats/tabby.md) [d](@/../content/cats/tabby.md)';
    expect(await targetsOf(links)).toEqual(Array(4).fill('missing (absent)'));
  });

  test('of images and of HTML know no @/', async () => {
    expect(await targetsOf('![](@/cats/tom/tom.png) <a href="@/cats/tabby.md">x</a>')).toEqual([
      'missing (absent)',
      'missing (absent)',
    ]);
  });

  test('that are relative begin at the page’s own address', async () => {
    expect(
      await targetsOf('![](tom.png) [up](../the-tabby/) [source](../tabby.md)', 'content/cats/tom/index.md'),
    ).toEqual(['content/cats/tabby.md', 'missing (source)', 'content/cats/tom/tom.png']);
    expect(await targetsOf('![](loose.png) ![](../loose.png)', 'content/cats/other.md')).toEqual([
      'missing (relative)',
      'content/cats/loose.png',
    ]);
  });

  test('from the root lack the base path unless it is written', async () => {
    expect(await targetsOf('![](/paw.png) ![](/blog/paw.png) ![](https://cats.example/blog/paw.png)')).toEqual([
      'missing (base)',
      'static/paw.png',
      'static/paw.png',
    ]);
  });

  test('may be a page that is never rendered', async () => {
    const { site } = await buildFromTexts(zola, { 'config.toml': '', 'content/kept.md': '+++\nrender = false\n+++\n' });
    expect(site.page('content/kept.md')).toMatchObject({ state: 'unpublished', url: undefined });
  });
});
