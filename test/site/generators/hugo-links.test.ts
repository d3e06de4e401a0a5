import { describe, expect, test } from 'vitest';
import { hugo } from '../../../src/site/generators/hugo.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

/** Only where links lead, in the order of the page. */
async function targetsOf(texts: Texts, file: string): Promise<string[]> {
  const lines = await resolveLinks(hugo, texts, file);
  return lines.map(line => line.split(' → ')[1] ?? '');
}

describe('what ref finds, as Hugo 0.111 does', () => {
  const site = {
    'hugo.toml': "baseURL = 'https://cats.example/'\n[languages.en]\n[languages.de]\n",
    'content/posts/_index.md': '[a]({{< ref "tabby.md" >}}) [b]({{< ref "tom" >}}) [c]({{< ref "only" >}})',
    'content/posts/tabby.md': '## Her coat\n',
    'content/posts/tom/index.md': '',
    'content/posts/whiskers.md': '',
    'content/notes/whiskers.md': '',
    'content/notes/only.md': '',
    'content/notes/only.de.md': '',
    'content/notes/nur.de.md': '',
  };

  test.each([
    ['"#here"', 'content/posts/page.md#here'],
    ['""', 'content/posts/page.md'],
    ['"mailto:tom@cats.example"', 'content/posts/page.md'],
    // Of an address, the path is looked up.
    ['"https://elsewhere.example/x"', 'missing (absent)'],
    ['"https://elsewhere.example/notes/only"', 'content/notes/only.md'],
    ['"./tabby"', 'content/posts/tabby.md'],
    ['"../notes/only"', 'content/notes/only.md'],
    ['"../only"', 'missing (absent)'],
    ['"tom/index.md"', 'content/posts/tom/index.md'],
    ['"_index.md"', 'content/posts/_index.md'],
    ['"posts"', 'content/posts/_index.md'],
    ['"nur"', 'missing (absent)'],
    ['path="notes/nur" lang="de"', 'content/notes/nur.de.md'],
    // The second argument is an output format.
    ['"tabby" "amp"', 'content/posts/tabby.md'],
    // In one section `whiskers`, in another too: the nearer one, or a name that is not clear.
    ['"whiskers"', 'content/posts/whiskers.md'],
  ])('from a page: ref %s', async (args, target) => {
    const texts = { ...site, 'content/posts/page.md': `[a]({{< ref ${args} >}})\n\n## Here\n` };
    expect(await targetsOf(texts, 'content/posts/page.md')).toEqual([target]);
  });

  test('from a section: its own pages first', async () => {
    const [tabby, tom, only] = await targetsOf(site, 'content/posts/_index.md');
    expect([tabby, tom, only]).toEqual([
      'content/posts/tabby.md',
      'content/posts/tom/index.md',
      'content/notes/only.md',
    ]);
  });

  test.each([
    ['tabby.md', 'content/posts/tabby.md'],
    ['../tabby.md', 'content/posts/tabby.md'],
    ['../tabby', 'content/posts/tabby.md'],
    ['./tabby', 'content/posts/tabby.md'],
    ['../../notes/only.md', 'content/notes/only.md'],
    ['../notes/only.md', 'missing (absent)'],
    ['more/inner.md', 'missing (not-published)'],
    ['more/other', 'missing (absent)'],
  ])('from a bundle: ref %s', async (path, target) => {
    const texts = {
      ...site,
      'content/posts/milo/index.md': `[a]({{< ref "${path}" >}})`,
      'content/posts/milo/more/inner.md': '',
    };
    expect(await targetsOf(texts, 'content/posts/milo/index.md')).toEqual([target]);
  });

  test('a name that several pages have stops the build; which one is meant is not ours to say', async () => {
    const texts = { ...site, 'content/about.md': '[a]({{< ref "whiskers" >}})' };
    expect(await targetsOf(texts, 'content/about.md')).toEqual(['unknown']);
  });

  test('a theme or a content adapter may have the page', async () => {
    const about = { 'content/about.md': '[a]({{< ref "guides/feeding.md" >}}) [b]({{< ref "/nowhere" >}})' };
    expect(await targetsOf({ 'hugo.toml': 'theme = "ananke"', ...about }, 'content/about.md')).toEqual([
      'unknown',
      'unknown',
    ]);
    const adapter = { 'hugo.toml': '', 'content/guides/_content.gotmpl': '', ...about };
    const [guide, nowhere] = await targetsOf(adapter, 'content/about.md');
    expect([guide, nowhere]).toEqual(['unknown', 'missing (absent)']);
  });

  test('an address that is put together, or a shortcode that is not ref, is anybody’s guess', async () => {
    const body =
      '[a](/de{{< ref "tabby" >}}) [b]({{< ref lang="de" >}}) [c]({{< link "x" >}}) [d](x{{< a >}}{{< b >}})';
    const targets = await targetsOf({ ...site, 'content/posts/page.md': body }, 'content/posts/page.md');
    expect(targets).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });
});

describe('figure', () => {
  const site = { 'hugo.toml': '', 'static/tom.jpg': '', 'assets/images/tom.jpg': '', 'content/a/tim.jpg': '' };
  const body = '{{< figure src="images/tom.jpg" >}}\n{{< figure src="/tim.jpg" link="https://cats.example/" >}}\n';

  test('finds files of the assets folder', async () => {
    const texts = { ...site, 'content/a/index.md': body };
    expect(await targetsOf(texts, 'content/a/index.md')).toEqual([
      'assets/images/tom.jpg',
      'missing (absent) /a/tim.jpg',
      'external',
    ]);
  });

  test.each(['layouts/shortcodes/figure.html', 'layouts/_shortcodes/figure.html'])(
    'of the site’s own, %s, decides for itself',
    async path => {
      const texts = { ...site, [path]: '<img>', 'content/a/index.md': body };
      expect(await targetsOf(texts, 'content/a/index.md')).toEqual(['unknown', 'unknown', 'external']);
    },
  );
});

describe('Markdown links and images', () => {
  const page = 'content/posts/tom/index.md';
  const site = {
    'content/posts/tabby.md': '',
    [page]: '[a](tabby.md) [b](#coat) [c](?page=2)\n\n<a href="tabby.md">d</a> <https://cats.example/>\n\n## Coat\n',
  };
  const browser = [
    'missing (absent) /posts/tabby/',
    `${page}#coat`,
    page,
    'external',
    'missing (absent) /posts/tabby/',
  ];
  const embedded = ['content/posts/tabby.md', ...browser.slice(1)];
  const hooks = 'markup.goldmark.renderHooks.link';

  test.each([
    ['', browser],
    [`${hooks}.useEmbedded = "always"`, embedded],
    [`${hooks}.useEmbedded = "fallback"`, embedded],
    [`${hooks}.enableDefault = true`, embedded],
    ['[languages.en]\n[languages.de]', embedded],
    [`${hooks}.useEmbedded = "never"\n[languages.en]\n[languages.de]`, browser],
    ['markup.goldmark.duplicateResourceFiles = true\n[languages.en]\n[languages.de]', browser],
  ])('with %j', async (config, targets) => {
    expect(
      await targetsOf({ 'hugo.toml': `markup.goldmark.renderer.unsafe = true\n${config}`, ...site }, page),
    ).toEqual(targets);
  });

  test('a hook of the site’s own may do anything that any hook does', async () => {
    const texts = {
      'hugo.toml': '',
      'layouts/_default/_markup/render-link.html':
        '<a href="{{ with .Page.GetPage .Destination }}{{ .RelPermalink }}{{ end }}">',
      'content/posts/tom/box.md': '',
      'content/posts/tom/index.md':
        '[a](tabby.md) [b](/posts/tabby/) [c](posts/tabby) [d](box.md) [e](../../../../up.md) [f](gone/)',
      'content/posts/tabby.md': '',
    };
    expect(await targetsOf(texts, page)).toEqual([
      'content/posts/tabby.md',
      'content/posts/tabby.md',
      'content/posts/tabby.md',
      'content/posts/tom/box.md',
      'missing (absent)',
      'missing (absent)',
    ]);
  });

  test('inside of a bundle, Markdown is a resource: its page decides where links lead', async () => {
    const texts = {
      'hugo.toml': '[languages.en]\n[languages.de]',
      'content/posts/tom/box.md': '[a](tabby.md)\n',
      'content/posts/tom/index.md': '',
    };
    expect(await targetsOf(texts, 'content/posts/tom/box.md')).toEqual(['unknown']);
  });
});

test('an image of the front matter with a bare name may be in any folder of the theme', async () => {
  const front = '---\nimage: tom.jpg\ncover:\n  image: "{{ site.cover }}"\n---\n';
  const texts = { 'hugo.toml': '', 'content/posts/tom.md': front, 'content/posts/tim/index.md': front };
  expect(await targetsOf(texts, 'content/posts/tom.md')).toEqual(['unknown', 'unknown']);
  expect(await targetsOf(texts, 'content/posts/tim/index.md')).toEqual(['missing (absent)', 'unknown']);
});

test('each language with a host of its own: addresses of the others are not known', async () => {
  const config =
    '[languages.en]\nbaseURL = "https://cats.example/"\n[languages.de]\nbaseURL = "https://katzen.example/"';
  const texts = { 'hugo.toml': config, 'content/a.md': '[a](/b/) [b](/a/)' };
  expect(await targetsOf(texts, 'content/a.md')).toEqual(['unknown', 'content/a.md']);
});

test.each([
  ['layouts/shortcodes/cat.html', '', 'shortcode', 'cat', 'found'],
  ['layouts/_shortcodes/group/Cat.en.html', '', 'shortcode', 'group/cat', 'found'],
  ['layouts/cat.html', '', 'shortcode', 'cat', 'missing'],
  ['static/a.txt', '', 'shortcode', 'youtube', 'found'],
  ['static/a.txt', 'theme = "ananke"', 'shortcode', 'cat', 'unknown'],
  ['layouts/posts/Big.en.html', '', 'layout', 'big', 'found'],
  ['layouts/posts/single.html', '', 'layout', 'big', 'missing'],
  ['layouts/posts/single.html', 'theme = "ananke"', 'layout', 'big', 'unknown'],
  ['layouts/partials/cat.html', '', 'include', 'cat', 'unknown'],
] as const)('with %s and %j, the %s %s is %s', async (path, config, kind, name, state) => {
  const texts = { 'hugo.toml': config, [path]: '', 'content/a.md': '' };
  const { site } = await buildFromTexts(hugo, texts);
  const page = site.page('content/a.md');
  expect(page && site.findTemplate(page, { kind, name })).toBe(state);
});
