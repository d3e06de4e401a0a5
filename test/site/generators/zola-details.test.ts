import { describe, expect, test } from 'vitest';
import { zola } from '../../../src/site/generators/zola.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const site = {
  'zola.toml': 'base_url = "https://cats.example"',
  'content/tom.md': '+++\n+++\n',
  'content/milo/index.md': '+++\n+++\n',
  'content/milo/paw.png': '',
  'static/img/logo.png': '',
  'content/pic.png': '',
};

async function targetsOf(body: string, texts: Texts = {}, file = 'content/page.md'): Promise<string[]> {
  const lines = await resolveLinks(zola, { ...site, ...texts, [file]: body }, file);
  return lines.map(line => line.split(' → ')[1] ?? '');
}

test('links: pages of the content behind “@/”, and nothing else', async () => {
  const body =
    '+++\n+++\n[a](@/tom.md) [b](@/milo/index.md#paw) [c](@/gone.md) [d](@/milo/paw.png) [e](@/milo) [f](/tom/) [g]({{ link(to="x") }})\n';
  expect(await targetsOf(body)).toEqual([
    'content/tom.md',
    'content/milo/index.md#paw',
    'missing (absent)',
    'missing (absent)',
    'missing (absent)',
    'content/tom.md',
    'unknown',
  ]);
});

test('images of the front matter are right if any template would find them', async () => {
  const image = async (path: string) =>
    (
      await targetsOf(`+++\n[extra]\nimage = "${path}"\n+++\n`, { 'content/milo/paw.png': '' }, 'content/milo/other.md')
    )[0];
  expect(await image('img/logo.png')).toBe('static/img/logo.png');
  expect(await image('/img/logo.png')).toBe('static/img/logo.png');
  expect(await image('paw.png')).toBe('content/milo/paw.png');
  expect(await image('pic.png')).toBe('content/pic.png');
  expect(await image('gone.png')).toBe('missing (absent)');
  expect(await image('../../../gone.png')).toBe('missing (absent)');
});

test.each([
  ['index.html', 'found'],
  ['gone.html', 'missing'],
  ['__zola_builtins/feed.xml', 'unknown'],
])('the template %s: %s', async (name, state) => {
  const texts = { ...site, 'templates/index.html': '' };
  const { site: built } = await buildFromTexts(zola, texts);
  const page = built.page('content/tom.md');
  expect(page && built.findTemplate(page, { kind: 'layout', name })).toBe(state);
  expect(page && built.findTemplate(page, { kind: 'include', name })).toBe('unknown');
});

test('templates of a theme count where it is here', async () => {
  const state = async (texts: Texts) => {
    const { site: built } = await buildFromTexts(zola, {
      ...site,
      'zola.toml': 'theme = "purr"',
      'templates/a.html': '',
      ...texts,
    });
    const page = built.page('content/tom.md');
    return page && built.findTemplate(page, { kind: 'layout', name: 'post.html' });
  };
  expect(await state({ 'themes/purr/templates/post.html': '' })).toBe('found');
  expect(await state({ 'themes/purr/templates/other.html': '' })).toBe('missing');
  expect(await state({})).toBe('unknown');
});

describe('settings', () => {
  test.each([
    ['base_url = "https://cats.example:8080/home/"', '/home/tom/'],
    ['base_url = "/home"', '/home/tom/'],
    ['base_url = "//cats.example/home"', '/home/tom/'],
    ['', '/tom/'],
    ['base_url = 5', '/5/tom/'],
    ['broken', '/tom/'],
  ])('%j', async (config, address) => {
    const addresses = await listAddresses(zola, { 'zola.toml': config, 'content/tom.md': '+++\n+++\n' });
    expect(addresses['content/tom.md']).toBe(address);
  });

  test('taxonomies: those that are rendered, with their terms and pages', async () => {
    const config =
      'base_url = "/"\ntaxonomies = [{ name = "tags", paginate_path = "seite" }, { name = "hidden", render = false }, { nothing = 1 }, 5]\n[slugify]\ntaxonomies = "safe"';
    const texts = {
      'zola.toml': config,
      'content/tom.md': '+++\n[taxonomies]\ntags = ["Ginger Cats", "猫"]\nhidden = ["x"]\n+++\n',
    };
    const body = '+++\n+++\n[a](/tags/) [b](/tags/Ginger%20Cats/) [c](/tags/gone/) [d](/hidden/x/) [e](/tags/猫/)\n';
    expect(await targetsOf(body, texts)).toEqual([
      'made by Zola’s taxonomies',
      'made by Zola’s taxonomies',
      'missing (absent)',
      'missing (absent)',
      'made by Zola’s taxonomies',
    ]);
  });

  test('a theme that is not here may have any file', async () => {
    expect(
      await targetsOf('+++\n+++\n[a](/theme.png) [b](/gone/) [c](/processed_images/a.webp)\n', {
        'zola.toml': 'base_url = "/"\ntheme = "purr"',
      }),
    ).toEqual(['unknown', 'missing (absent)', 'unknown']);
  });
});
