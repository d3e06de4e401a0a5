import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
import { openHugo } from '../../../src/site/generators/hugo/open.ts';
import { hugo } from '../../../src/site/generators/hugo.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const post = (front: string) => `---\n${front}\n---\n`;

async function addressesOf(config: string, texts: Texts): Promise<Record<string, string>> {
  const addresses = await listAddresses(hugo, { 'hugo.toml': config, ...texts });
  return Object.fromEntries(
    Object.entries(addresses).map(([file, address]) => [file.replace('content/', ''), address]),
  );
}

/** The address of a post in the folder `posts` of a site with one pattern. */
async function addressOf(pattern: string, front: string, texts: Texts = {}): Promise<string | undefined> {
  const file = 'posts/Tom Cat.md';
  const config = `permalinks.posts = ${JSON.stringify(pattern)}`;
  return (await addressesOf(config, { [`content/${file}`]: post(front), ...texts }))[file];
}

describe('patterns of addresses (resources/page/permalinks.go)', () => {
  const section = (front: string) => ({ 'content/posts/_index.md': post(front) });

  test.each([
    ['/:contentbasename/', 'title: Tom', {}, '/tom-cat/'],
    ['/:slugorcontentbasename/', 'slug: the tom', {}, '/the-tom/'],
    ['/:slugorcontentbasename/', 'title: Tom', {}, '/tom-cat/'],
    ['/:sectionslug/:slug/', 'title: Tom', section('title: All Posts'), '/all-posts/tom/'],
    ['/:sectionslug/:slug/', 'title: Tom', section('slug: p\ntitle: All Posts'), '/p/tom/'],
    ['/:sectionslugs[last]/:slug/', 'title: Tom', section('title: All Posts'), '/all-posts/tom/'],
    ['/:sectionslugs/:slug/', 'title: Tom', section('title: All Posts'), '/all-posts/tom/'],
    // A section without a page of its own has a title after rules of English.
    ['/:sectionslug/:slug/', 'title: Tom', {}, '/sectionslug/tom/ guessed'],
    ['/:sectionslugs[:1]/:slug/', 'title: Tom', {}, '/sectionslugs1/tom/ guessed'],
    // Only some versions divide the address there.
    ['/x/:title/', 'title: Tom/Cat', {}, '/x/title/ guessed'],
    ['/x/:title/', 'slug: tom', {}, '/x/'],
    ['/:sections[x]/:slug/', 'title: Tom', {}, '/posts/tom/'],
    ['/:sections[7]/:slug/', 'title: Tom', {}, '/tom/'],
    // A layout of Go's that few would write, and an hour.
    ['/:15/:slug/', 'title: Tom\ndate: 2024-05-09', {}, '/15/tom/ guessed'],
    ['/at\\:home/:slug/', 'title: Tom', {}, '/athome/tom/'],
    ['/caf%C3%A9/:slug/', 'title: Tom', {}, '/café/tom/'],
    ['/caf%ff/:slug/', 'title: Tom', {}, '/caf%ff/tom/'],
  ])('%s, %s', async (pattern, front, texts, address) => {
    expect(await addressOf(pattern, front, texts)).toBe(address);
  });

  test('a list of a section has the pattern of its kind', async () => {
    const texts = { 'content/posts/_index.md': post('title: All Posts'), 'content/notes/_index.md': post('weight: 1') };
    expect(await addressesOf('[permalinks.section]\nposts = "/list/:title/"\nnotes = "/:title/"', texts)).toEqual({
      'posts/_index.md': '/list/all-posts/',
      'notes/_index.md': '/title/ guessed',
    });
  });

  test('before 0.115, patterns are not by kind', async () => {
    const texts = { '.hvm': 'v0.111.3', 'content/page/tom.md': post('title: Tom'), 'content/posts/tom.md': '' };
    const config = '[permalinks]\npage = "/x/:slug/"\n[permalinks.section]\nposts = "/y/"';
    expect(await addressesOf(config, texts)).toEqual({ 'page/tom.md': '/x/tom/', 'posts/tom.md': '/posts/tom/' });
  });

  test('of a list, the first that means the page counts', async () => {
    const config = [
      'permalinks = ["nonsense", { pattern = "/de/:slug/", target = { lang = "de" } }, { pattern = "/t/:slug/", target = { lang = "en", kind = "page" } }]',
    ];
    const texts = { 'content/posts/tom.md': post('title: Tom'), 'content/posts/_index.md': '' };
    expect(await addressesOf(config.join('\n'), texts)).toEqual({
      'posts/tom.md': '/t/tom/',
      'posts/_index.md': '/posts/',
    });
  });

  test('a date from git or the file system is not known here', async () => {
    const config = 'permalinks.posts = "/:year/:slug/"\nfrontmatter.date = [":git", "date"]';
    const texts = { 'content/posts/tom.md': post('title: Tom\ndate: 2024-05-09') };
    expect(await addressesOf(config, texts)).toEqual({ 'posts/tom.md': '/1/tom/ guessed' });
  });

  test.each(['1e300', 'soon', '2024-02-30', '32 May 2024', '09 Foo 2024'])('%s is no date', async date => {
    expect(await addressOf('/:year/:slug/', `title: Tom\ndate: ${date}`)).toBe('/1/tom/ guessed');
  });
});

describe('addresses of pages', () => {
  test.each([
    ['url: /', '/'],
    ['url: ./about/', '/about/'],
    ['url: /:year/:slug/\ndate: 2024-05-09', '/2024/tom/'],
    ['url: fixed/../up.html', '/up.html'],
    ['url: /caf%C3%A9/', '/caf%C3%A9/'],
  ])('%s', async (front, address) => {
    const texts = { 'content/tom.md': post(`title: Tom\n${front}`) };
    expect(await addressesOf('', texts)).toEqual({ 'tom.md': address });
  });

  test('ugly addresses are for pages alone since 0.123', async () => {
    const texts = { 'content/toys/_index.md': '', 'content/toys/ball.md': '', 'content/rooms/hall.md': '' };
    expect(await addressesOf('[uglyURLs]\ntoys = true', texts)).toEqual({
      'toys/_index.md': '/toys/',
      'toys/ball.md': '/toys/ball.html',
      'rooms/hall.md': '/rooms/hall/',
    });
  });

  test('an alias of a language may be below it or not, by version', async () => {
    const texts = {
      'hugo.toml': '[languages.en]\n[languages.de]',
      'content/tom.de.md': post('aliases: [/kater, alt, "https://cats.example/"]'),
    };
    const aliases = async (more: Texts) =>
      (await buildFromTexts(hugo, { ...texts, ...more })).publication.pages[0]?.aliases;
    expect(await aliases({})).toEqual(['/kater/', '/de/kater/', '/de/alt/']);
    expect(await aliases({ '.hvm': 'v0.111.3' })).toEqual(['/kater/', '/de/alt/']);
  });
});

describe('content', () => {
  test('languages: the first one where the default is none of them, and none that is switched off', async () => {
    const config = 'defaultContentLanguage = "it"\n[languages.de]\n[languages.en]\n[languages.fr]\ndisabled = true';
    const texts = { 'content/a.md': '', 'content/a.en.md': '', 'content/a.fr.md': '' };
    expect(await addressesOf(config, texts)).toEqual({ 'a.md': '/a/', 'a.en.md': '/en/a/' });
  });

  test('a pattern of ignoreFiles that could hang is not tried', async () => {
    const texts = { 'content/aaaa.md': '', 'content/b.md': '', 'content/(.md': '' };
    expect(await addressesOf('ignoreFiles = ["(a+)+[.]md$", "b[.]md$", "("]', texts)).toEqual({
      '(.md': '/',
      'aaaa.md': '/aaaa/',
    });
  });

  test('nor one that could take hours for a long name', async () => {
    const name = 'a'.repeat(200);
    const texts = { [`content/${name}.md`]: '', 'content/notes/draft-b.md': '' };
    const config = 'ignoreFiles = [".*a.*a.*a.*a.*a.*a.*b$", "(a|aa)+b$", "^.*/draft-.*[.]md$"]';
    expect(await addressesOf(config, texts)).toEqual({ [`${name}.md`]: `/${name}/` });
  });

  test('of mounts, the one with the longest folder has the file', async () => {
    const mounts = [
      '{ source = "docs/cats", target = "content/cats" }',
      '{ source = "docs", target = "content" }',
      '{ source = "docs/cats/old", target = "content/old" }',
      '{ source = "nowhere" }',
    ];
    const texts = { 'docs/a.md': '', 'docs/cats/tom.md': '', 'docs/cats/old/tim.md': '' };
    expect(await addressesOf(`module.mounts = [${mounts.join(', ')}]`, texts)).toEqual({
      'docs/a.md': '/a/',
      'docs/cats/tom.md': '/cats/tom/',
      'docs/cats/old/tim.md': '/old/tim/',
    });
  });

  test('pages in other formats: what their front matter says, where it is one', async () => {
    const texts = {
      'content/a.html': '<p>Tom</p>',
      'content/b.html': '---\nslug: tim\n<p>not closed',
      'content/c.html': '---\n- a list\n---\n',
      'content/d.org': '+++\nslug = "tam"\n+++\n',
    };
    const { publication } = await buildFromTexts(hugo, { 'hugo.toml': '', ...texts });
    const own = publication.generated.filter(({ by }) => by === 'a page that is not Markdown');
    expect(own.map(({ address }) => address)).toEqual(['/a/', '/b/', '/c/', '/tam/']);
  });

  test('what is not published takes its files along', async () => {
    const texts = {
      'content/drafts/_index.md': post('draft: true'),
      'content/drafts/box.jpg': '',
      'content/tom/index.md': post('draft: true'),
      'content/tom/tom.jpg': '',
      'content/tim/index.md': post('build: { render: never }'),
      'content/tim/tim.jpg': '',
      'static/tim/tim.jpg': '',
    };
    const { publication } = await buildFromTexts(hugo, { 'hugo.toml': '', ...texts });
    expect([...publication.assets]).toEqual([['/tim/tim.jpg', 'static/tim/tim.jpg']]);
  });

  test('draft and published: numbers and words count as Hugo casts them', async () => {
    const texts = {
      'content/a.md': post('published: 0'),
      'content/b.md': post('published: "F"'),
      'content/c.md': post('published: never'),
      'content/d.md': post('draft: "T"'),
    };
    expect(await addressesOf('', texts)).toEqual({
      'a.md': '/a/ draft',
      'b.md': '/b/ draft',
      'c.md': '/c/',
      'd.md': '/d/ draft',
    });
  });

  test('lists: taxonomies and terms can be switched off, and output formats have names of their own', async () => {
    const listed = async (config: string) => {
      const texts = { 'hugo.toml': config, 'content/a.md': post('tags: [Tom, " "]') };
      const { publication } = await buildFromTexts(hugo, texts);
      return ['/tags/', '/tags/tom/', '/calendar.ics'].filter(address =>
        publication.generated.some(({ address: own }) => (own instanceof RegExp ? own.test(address) : own === address)),
      );
    };
    expect(await listed('outputFormats.cal.baseName = "calendar"\noutputFormats.x.mediaType = "text/x"')).toEqual([
      '/tags/',
      '/tags/tom/',
      '/calendar.ics',
    ]);
    expect(await listed('disableKinds = "Term"')).toEqual(['/tags/']);
    expect(await listed('disableKinds = ["taxonomyTerm"]')).toEqual(['/tags/tom/']);
    expect(await listed('disableKinds = { term = true }')).toEqual(['/tags/', '/tags/tom/']);
  });
});

describe('ids of headings', () => {
  const idsWith = (config: string, texts: Texts = {}) => {
    const all: Texts = { 'hugo.toml': config, 'content/a.md': '', ...texts };
    return openHugo(makeSiteFiles(Object.keys(all), path => all[path])).dialect('content/a.md').headingIds;
  };
  const hook = 'layouts/_default/_markup/render-heading.html';

  test.each([
    ['markup.defaultMarkdownHandler = "asciidocext"', {}, 'unknown'],
    ['markup.defaultMarkdownHandler = "goldmark"', {}, 'goldmark-github'],
    ['markup.goldmark.parser.autoHeadingID = false', {}, 'none'],
    ['markup.goldmark.parser.autoIDType = "blackfriday"', {}, 'goldmark-blackfriday'],
    ['', { [hook]: '<h2 id="{{ .Anchor | safeURL }}">' }, 'goldmark-github'],
    ['', { [hook]: '<h2 id="{{ .PlainText | urlize }}">' }, 'unknown'],
    // It is no layout of this site.
    ['', { [`backup/${hook}`]: '<h2 id="{{ .PlainText | urlize }}">' }, 'goldmark-github'],
  ])('%s, %j', (config, texts, style) => {
    expect(idsWith(config, texts)?.style).toBe(style);
  });

  test('typography and the version change them', () => {
    expect(idsWith('markup.goldmark.extensions.typographer.disable = true', { '.hvm': 'v0.111.3' })).toEqual({
      style: 'goldmark-github',
      options: { typographer: false, from: 'source' },
    });
    expect(idsWith('', { '.hvm': 'not a version', '.tool-versions': 'hugo 0.150.0\n' })).toEqual({
      style: 'goldmark-github',
      options: { from: 'first' },
      alternatives: [{ from: 'text' }],
    });
  });
});

// 0.111.3 was run; since 0.123 as resources/page/page_paths.go, PathDirBase, says.
test.each([
  ['0.111.3', '/a/b.html', '/a/milo.jpg'],
  ['0.111.3', '/c/d', '/c/d/milo.jpg'],
  ['0.111.3', '/k.l/m', '/k.l/milo.jpg'],
  ['0.111.3', '/p/index.html', '/p/milo.jpg'],
  ['0.150.0', '/a/b.html', '/a/b/milo.jpg'],
  ['0.150.0', '/q/r.s.html', '/q/r.s/milo.jpg'],
  ['0.150.0', '/k.l/m', '/k.l/m/milo.jpg'],
  ['0.150.0', '/p/index.html', '/p/milo.jpg'],
  ['0.150.0', '/n/o.html/', '/n/o.html/milo.jpg'],
  [undefined, '/a/b.html', '/a/b/milo.jpg /a/milo.jpg'],
])('in Hugo %s, a bundle with “url: %s” has its pictures at %s', async (version, url, addresses) => {
  const { publication } = await buildFromTexts(hugo, {
    'hugo.toml': '',
    ...(version !== undefined && { '.hvm': `v${version}\n` }),
    'content/tom/index.md': `---\nurl: ${url}\n---\n`,
    'content/tom/milo.jpg': '',
  });
  expect([...publication.assets.keys()].join(' ')).toBe(addresses);
});
