import { describe, expect, test } from 'vitest';
import { indexAddresses } from '../../../src/site/address-index.ts';
import { detectGenerator } from '../../../src/site/detect.ts';
import { zola } from '../../../src/site/generators/zola.ts';
import { buildFromFolder, buildFromTexts } from '../fixture-site.ts';

/**
 * Nothing here was recorded: no Zola can be had from the registries that this project uses. What is expected follows
 * from its source, version 0.22 (github.com/getzola/zola, the files named in src/site/generators/zola).
 */
const aquarium = buildFromFolder(zola, 'fixtures/sites/zola-oracle');

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

test('places pages and sections', async () => {
  const { publication } = await aquarium;
  const addresses = publication.pages.map(page => `${page.file.slice('content/'.length)} ${page.state} ${page.url}`);
  expect(addresses).toEqual([
    '_index.fr.md published /log/fr/',
    '_index.md published /log/',
    'about.fr.md published /log/fr/a-propos/',
    'about.md published /log/about/',
    'diary/2024-05-01-first-fry.md published /log/diary/first-fry/',
    'diary/2024-06-02T10:00:00Z_Water change.md published /log/diary/water-change/',
    'diary/_index.md published /log/diary/',
    'diary/secret.md draft /log/diary/secret/',
    'diary/undated.md unpublished /log/diary/undated/',
    'diary/Été & hiver.md published /log/diary/ete-hiver/',
    'plants/Anubias/barteri.md published /log/plants/Anubias/barteri/',
    'plants/_index.md published /log/plants/',
    'visits/fixed.md published /log/Trips/Fixed Place/',
    'visits/sea-life/index.md published /log/visits/sea-life/',
  ]);
});

test('redirects from aliases', async () => {
  const { publication } = await aquarium;
  expect(publication.pages.flatMap(page => page.aliases)).toEqual(['/log/who/', '/log/old/about.html', '/log/green/']);
});

test('copies the files of a page with its folder, those of a section without', async () => {
  const { publication } = await aquarium;
  expect([...publication.assets.keys()].sort()).toEqual([
    '/log/images/guppy.txt',
    '/log/plants/list.txt',
    '/log/visits/sea-life/map.txt',
    '/log/visits/sea-life/more/ray.txt',
  ]);
});

test.each([
  ['/log/tags/', true],
  ['/log/tags/live-bearers/', true],
  ['/log/tags/c/', true],
  ['/log/fish-species/poecilia-reticulata/page/2/', true],
  ['/log/atom.xml', true],
  ['/log/fr/', true],
  ['/log/site.css', true],
  ['/log/fr/tags/', false],
  ['/log/tags/angelfish/', false],
  ['/log/visits/', false],
])('whether %s is made: %s', async (address, expected) => {
  const { publication } = await aquarium;
  expect(indexAddresses(publication).find(address) !== undefined).toBe(expected);
});

test('gives headings their ids', async () => {
  const { site } = await aquarium;
  const idsOf = (file: string) => site.page(file)?.facts.headings.map(heading => heading.id);
  expect(idsOf('content/diary/2024-05-01-first-fry.md')).toEqual([
    'first-fry',
    'first-fry-1',
    'food',
    'food-1',
    'food-2',
  ]);
  expect(idsOf('content/diary/Été & hiver.md')).toEqual([
    'ete-l-hiver',
    'what-s-ph-value-again',
    'emphasis-and-a-link',
  ]);
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
