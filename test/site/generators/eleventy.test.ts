import { describe, expect, test } from 'vitest';
import { detectGenerator } from '../../../src/site/detect.ts';
import { eleventy } from '../../../src/site/generators/eleventy.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, makeFolder, resolveLinks } from '../resolve-links.ts';

/** A site whose configuration function has this body. */
const configured = (body: string, head = '') => `${head}\nexport default function (config) {\n${body}\n}\n`;

/** The targets of a page's links, without the links. */
async function targetsOf(texts: Record<string, string>, file: string): Promise<(string | undefined)[]> {
  return (await resolveLinks(eleventy, texts, file)).map(line => line.split(' → ')[1]);
}

async function idsOf(texts: Record<string, string>, file: string) {
  const { publication } = await buildFromTexts(eleventy, texts);
  const facts = publication.pages.find(page => page.file === file)?.facts;
  return facts?.unknownIds ?? facts?.ids;
}

test('a site is known by its configuration, or by the package that it needs', () => {
  const detect = (texts: Record<string, string>) => detectGenerator(makeFolder(texts))?.id;
  expect(detect({ '.eleventy.js': '' })).toBe('eleventy');
  expect(detect({ 'eleventy.config.mjs': '' })).toBe('eleventy');
  expect(detect({ 'package.json': '{"devDependencies":{"@11ty/eleventy":"3"}}' })).toBe('eleventy');
  expect(detect({ 'package.json': '{"devDependencies":{"@11ty/eleventy-img":"6"}}' })).toBeUndefined();
});

describe('the configuration', () => {
  const cats = { 'site/cats/milo.md': '', 'site/_drafts/lulu.md': '', 'README.md': '' };

  test.each([
    ['an export', "export const config = { dir: { input: 'site' }, pathPrefix: '/blog/' };"],
    ['what it returns', "module.exports = () => ({ dir: { input: './site/' }, pathPrefix: 'blog' });"],
    ['an object', "module.exports = { dir: { input: process.env.INPUT || 'site' }, pathPrefix: '/blog' };"],
    [
      'a return after conditions',
      "module.exports = config => { if (x) { config.addFilter('y', y); } return { dir: { input: 'site' }, pathPrefix: '/blog/' }; };",
    ],
  ])('is read from %s', async (_, source) => {
    expect(await listAddresses(eleventy, { '.eleventy.js': source, ...cats })).toEqual({
      'site/cats/milo.md': '/blog/cats/milo/',
      'site/_drafts/lulu.md': '/blog/_drafts/lulu/',
    });
  });

  test('is read from calls and from the command line', async () => {
    const texts = {
      'package.json':
        '{"scripts":{"lint":"eslint .eleventy.js","start":"eleventy --serve","build":"eleventy --pathprefix=/blog/ --output=public"}}',
      'eleventy.config.js': configured("config.setInputDirectory('site');"),
      'public/x.md': '',
      ...cats,
    };
    expect(Object.values(await listAddresses(eleventy, texts)).sort()).toEqual([
      '/blog/_drafts/lulu/',
      '/blog/cats/milo/',
    ]);
  });

  test.each([
    ['a branch returns another one', "module.exports = () => { if (x) return { dir: { input: 'a' } }; return {}; };"],
    ['a folder is computed', 'module.exports = { dir: { input: folder() } };'],
    ['another package makes it', "module.exports = require('shared-config');"],
  ])('leaves everything unknown where %s', async (_, source) => {
    const texts = { '.eleventy.js': source, 'posts/milo.md': '[a](/gone/) [b](gone.md) ![c](gone.png)' };
    expect(await targetsOf(texts, 'posts/milo.md')).toEqual(['unknown', 'unknown', 'unknown']);
  });

  test('ignore files hold globs, and .gitignore counts where it is not switched off', async () => {
    const files = {
      '.eleventyignore': 'docs/\n_*.md\n# no\n',
      '.gitignore': 'heap.md',
      'docs/a.md': '',
      'heap.md': '',
    };
    const more = { '_x.md': '', 'y/_x.md': '', 'node_modules/a/README.md': '' };
    expect(Object.keys(await listAddresses(eleventy, { ...files, ...more }))).toEqual(['y/_x.md']);
    const config = { 'eleventy.config.js': configured("config.setUseGitIgnore(false); config.ignores.add('y/**');") };
    expect(Object.keys(await listAddresses(eleventy, { ...files, ...more, ...config }))).toEqual(['heap.md']);
  });

  test('helpers and plugins of the site are followed, in circles too', async () => {
    const texts = {
      'eleventy.config.js': configured(
        'config.addPlugin(copies); addMore(config); for (const name of names) config.addPassthroughCopy(name);',
        "import copies from './copies.js'; import { addMore } from './more.js'; const names = ['c.png'];",
      ),
      'copies.js':
        "import self from './copies.js'; export default c => { c.addPlugin(self); c.addPassthroughCopy('a.png'); };",
      'more.js': 'export function addMore(config) { ["b.png"].forEach(p => config.addPassthroughCopy(p)); }',
      'milo.md': '![a](/a.png) ![b](/b.png) ![c](/c.png) ![d](/d.png)',
      'a.png': '',
      'b.png': '',
      'c.png': '',
      'd.png': '',
    };
    expect(await targetsOf(texts, 'milo.md')).toEqual(['a.png', 'b.png', 'c.png', 'missing (not-published)']);
  });
});

test('a configuration that multiplies itself is read in short time', async () => {
  const turns = Array.from({ length: 8 }, (_, level) => `for (const v${level} of list) `).join('');
  const each = Array.from({ length: 8 }, (_, level) => `list.forEach(w${level} => { `).join('');
  const texts = {
    'eleventy.config.js': configured(
      `config.addPlugin(grow); ${turns}config.addPassthroughCopy(v0); ${each}config.addPassthroughCopy(w0); ${'}); '.repeat(8)}`,
      `const list = [${'"a.png",'.repeat(50)}]; const grow = c => { ${'c.addPlugin(grow); '.repeat(20)} };`,
    ),
    'a.png': '',
    'milo.md': '![a](/a.png)',
  };
  const started = performance.now();
  expect(await targetsOf(texts, 'milo.md')).toEqual(['a.png']);
  expect(performance.now() - started).toBeLessThan(10_000);
});

describe('addresses', () => {
  const addressOf = async (frontMatter: string, others: Record<string, string> = {}) => {
    const file = 'cats/2024-02-03-milo.md';
    return (await listAddresses(eleventy, { [file]: `---\n${frontMatter}\n---\n`, ...others }))[file];
  };

  test.each([
    ['title: Milo', '/cats/2024-02-03-milo/'],
    ['permalink: /milo/', '/milo/'],
    ['permalink: milo.html', '/milo.html'],
    ['permalink: ./a/../milo/index.html', '/milo/'],
    ['permalink: ""', '/cats/2024-02-03-milo/'],
    ['permalink: false', 'none unpublished'],
    ['permalink: { build: /b/ }', '/b/'],
    ['permalink: { serverless: /s/ }', 'none unpublished'],
    ['permalink: "/{{ page.fileSlug }}/"', '/milo/'],
    ['permalink: "{{ page.filePathStem }}.{{ page.outputFileExtension }}"', '/cats/milo.html'],
    ['permalink: "/{{ page.date | date: \'%Y/%-m/%d\' }}/"', '/2024/2/03/'],
    ['date: 2024-02-03 22:00:00 -4\npermalink: "/{{ page.date | date: \'%Y-%m-%d\' }}/"', '/2024-02-04/'],
    ['permalink: "/{{ page.date | date: \'%F\' }}/"', 'none'],
    ['title: Ä & B!\npermalink: "/{{ title | slugify }}/"', '/ae-and-b/'],
    ['title: Ä\npermalink: "/{{ title | slug }}/"', 'none'],
    ['permalink: "/{% if x %}a{% endif %}/"', 'none'],
    ['permalink: "/{{ nobody }}/"', 'none'],
    ['eleventyComputed: { permalink: "/{{ page.fileSlug }}.html" }\npermalink: /x/', '/milo.html'],
  ])('%s', async (frontMatter, address) => {
    expect(await addressOf(frontMatter)).toBe(address);
  });

  test('come from data files, the nearest first', async () => {
    const data = (permalink: string) => JSON.stringify({ permalink });
    const layers: [string, string, string][] = [
      ['_data/permalink.json', '"/global/"', '/global/'],
      ['_includes/cat.njk', '---\npermalink: /layout/\n---\n', '/layout/'],
      ['cats/cats.json', data('/folder/'), '/folder/'],
      ['cats/cats.11tydata.json', data('/folder-11ty/'), '/folder-11ty/'],
      ['cats/cats.11tydata.js', 'module.exports = { permalink: "/folder-js/" };', '/folder-js/'],
      ['cats/2024-02-03-milo.json', data('/file/'), '/file/'],
      ['cats/2024-02-03-milo.11tydata.js', 'export default () => ({ permalink: "/file-js/" });', '/file-js/'],
    ];
    const texts: Record<string, string> = {};
    for (const [file, text, address] of layers) {
      texts[file] = text;
      expect(await addressOf('layout: cat', texts)).toBe(address);
    }
  });

  test.each([
    [`data => \`/named/\${data.page.fileSlug}/\``, '/named/milo/'],
    [`({ page, title }) => \`/\${this.slugify(title)}/\``, '/the-cat/'],
    [`function (data) { return \`/\${data.title}.html\`; }`, '/The Cat.html'],
    ['data => makeLink(data)', 'none'],
    ['data => data.draft ? false : data.permalink', '/cats/2024-02-03-milo/'],
  ])('are read from a function: %s', async (code, address) => {
    const texts = { 'cats/cats.11tydata.js': `module.exports = { eleventyComputed: { permalink: ${code} } };` };
    expect(await addressOf('title: The Cat', texts)).toBe(address);
  });

  test('are unknown where code may set them, and known where it speaks of other things', async () => {
    const code = (source: string) => ({ 'cats/cats.11tydata.js': source });
    expect(await addressOf('title: Milo', code('module.exports = make({ permalink: 1 });'))).toBe('none');
    expect(await addressOf('title: Milo', code("module.exports = { ...require('x') };"))).toBe('none');
    expect(
      await addressOf('title: Milo', code('module.exports = async () => { if (x) return {}; return { tags }; };')),
    ).toBe('/cats/2024-02-03-milo/');
  });

  test('come from front matter in JavaScript, which is read and never run', async () => {
    const texts = {
      'tags.njk':
        '---js\nconst pagination = { data: "collections", size: 1, alias: "tag" };\nconst permalink = "/tags/{{ tag | slugify }}/";\n---\n',
      'feed.njk': '---js\nconst permalink = "/feed.xml"\n---\n',
      'map.liquid': '---js\n{ permalink: "/map/" }\n---\n',
      '404.md': '---js\nconst permalink = "/404.html"; process.exit(1);\n---\n# Gone\n',
      'milo.md': '[a](/tags/cats/) [b](/feed.xml) [c](/map/) [d](/404.html) [e](/lulu/)',
    };
    expect(await targetsOf(texts, 'milo.md')).toEqual([
      'made by tags.njk',
      'feed.njk',
      'map.liquid',
      '404.md',
      'missing (absent)',
    ]);
  });

  test('are written with filters of the configuration', async () => {
    const filter = (code: string) => ({ 'eleventy.config.js': configured(`config.addFilter('day', ${code});`) });
    const permalink = 'permalink: "/{{ page.date | day }}/"';
    const luxon = "date => DateTime.fromJSDate(date, { zone: 'utc' }).toFormat('yyyy/LL/dd')";
    expect(await addressOf(permalink, filter(luxon))).toBe('/2024/02/03/');
    const iso = "async date => (await toDate(date)).toISOString().split('T')[0].split('-').join('/')";
    expect(await addressOf(permalink, filter(iso))).toBe('/2024/02/03/');
    expect(await addressOf(permalink, filter('date => secret(date)'))).toBe('none');
    const own = { 'eleventy.config.js': configured("config.addFilter('slugify', text => own(text));") };
    expect(await addressOf('title: Milo\npermalink: "/{{ title | slugify }}/"', own)).toBe('none');
  });

  test('of drafts: nothing by itself, left out where a preprocessor or computed data says so', async () => {
    expect(await addressOf('draft: true')).toBe('/cats/2024-02-03-milo/');
    const preprocessor = "config.addPreprocessor('drafts', '*', data => { if (data.draft) return false; });";
    expect(await addressOf('draft: true', { 'eleventy.config.js': configured(preprocessor) })).toBe(
      '/cats/2024-02-03-milo/ draft',
    );
    const computed =
      "config.addGlobalData('eleventyComputed.permalink', () => data => { if (data.draft) return false; return data.permalink; });";
    const texts = { 'eleventy.config.js': configured(computed), 'lulu.md': '---\npermalink: /l/\n---\n' };
    expect(await addressOf('draft: true', texts)).toBe('/cats/2024-02-03-milo/ draft');
    expect((await listAddresses(eleventy, texts))['lulu.md']).toBe('/l/');
  });
});

describe('links', () => {
  test('lead where a browser goes; nothing is rewritten', async () => {
    const links = [
      'lulu.md',
      '../lulu/',
      '/cats/lulu',
      '/cats/lula/',
      '#top',
      'milo.png',
      '/cats/milo.png',
      '/feed.xml',
    ];
    const texts = {
      'cats/milo.md': links.map(link => `[t](${link})`).join(' '),
      'cats/lulu.md': '',
      'cats/milo.png': '',
      'feed.njk': '---\npermalink: /feed.xml\n---\n',
    };
    expect(await targetsOf(texts, 'cats/milo.md')).toEqual([
      'missing (source) /cats/lulu/',
      'cats/lulu.md',
      'cats/lulu.md',
      'missing (absent) /cats/lulu/',
      'cats/milo.md#top',
      'missing (not-published)',
      'missing (not-published)',
      'feed.njk',
    ]);
  });

  test('get the base path from the filter or the plugin', async () => {
    const links = '[a](/cats/) [b]({{ "/cats/" | url }}) [c](/blog/cats/) [d]({{ site.base }}cats/) [e]({{ x | url }})';
    const texts = {
      'cats/index.md': '',
      'milo.md': links,
      '_data/site.json': '{"base":"/blog/"}',
    };
    const config = "export const config = { pathPrefix: '/blog/' };";
    const page = 'cats/index.md';
    expect(await targetsOf({ ...texts, 'eleventy.config.js': config }, 'milo.md')).toEqual([
      'missing (base) /blog/cats/',
      page,
      page,
      page,
      'unknown',
    ]);
    const plugin = configured('config.addPlugin(HtmlBasePlugin);', "import { HtmlBasePlugin } from '@11ty/eleventy';");
    expect(await targetsOf({ ...texts, 'eleventy.config.js': plugin + config }, 'milo.md')).toEqual([
      page,
      'missing (double-base) /blog/cats/',
      'missing (double-base) /blog/cats/',
      'missing (double-base) /blog/cats/',
      'unknown',
    ]);
  });

  test('name source files where the plugin turns them into addresses: from the input before beside', async () => {
    const config = `${configured(
      'const { InputPathToUrlTransformPlugin } = await import("@11ty/eleventy"); config.addPlugin(InputPathToUrlTransformPlugin);',
    ).replace('function', 'async function')}export const config = { dir: { input: 'src' } };`;
    const texts = {
      'eleventy.config.js': config,
      'src/cats/milo.md': '[a](lulu.md#toys) [b](/cats/lulu.md) [c](src/cats/lulu.md) [d](index.md) [e](gone.md)',
      'src/cats/lulu.md': '',
      'src/cats/index.md': '',
      'src/index.md': '',
    };
    expect(await targetsOf(texts, 'src/cats/milo.md')).toEqual([
      'src/cats/lulu.md#toys',
      'src/cats/lulu.md',
      'src/cats/lulu.md',
      'src/index.md',
      'missing (absent)',
    ]);
  });

  test('to files that are copied', async () => {
    const images = [
      'milo.jpg',
      '/img/a.png',
      '/icons/b.svg',
      '/img/gone.png',
      '/lib/x.js',
      '/vendor.min.js',
      'gone.jpg',
    ];
    const texts = {
      'eleventy.config.js': configured(
        `config.addPassthroughCopy({ public: '/', 'node_modules/x/x.js': 'lib/x.js' }).addPassthroughCopy('img');
         config.addPassthroughCopy('**/*.jpg', { mode: 'html-relative' });`,
      ),
      'cats/milo.md': images.map(image => `![i](${image})`).join(' '),
      'cats/milo.jpg': '',
      'img/a.png': '',
      'public/icons/b.svg': '',
    };
    expect(await targetsOf(texts, 'cats/milo.md')).toEqual([
      'cats/milo.jpg',
      'img/a.png',
      'public/icons/b.svg',
      'missing (absent)',
      'made by a passthrough copy',
      'unknown',
      'missing (absent)',
    ]);
  });

  test.each([
    ['how images are written', "const md = markdownIt(); md.renderer.rules.image = draw; config.setLibrary('md', md);"],
    ['a plugin of the site', "config.amendLibrary('md', md => md.use(md => { drawImages(md); }));"],
    ['a transform', "config.addTransform('pictures', html => draw(html));"],
  ])('to images are unknown where they are here and %s may copy them', async (_, body) => {
    const head = "import markdownIt from 'markdown-it';";
    const texts = {
      'eleventy.config.js': `${configured(body, head)}export const config = { dir: { input: 'src' } };`,
      'src/cats/milo.md': '![a](milo.png) ![b](/cats/milo.png) ![c](gone.png) ![d](/gone.png)',
      'src/cats/milo.png': '',
    };
    const missing = 'missing (absent)';
    expect(await targetsOf(texts, 'src/cats/milo.md')).toEqual(['unknown', 'unknown', missing, missing]);
  });

  test('to files of the input that nothing copies', async () => {
    const texts = {
      'eleventy.config.js': "export const config = { dir: { input: 'src' }, pathPrefix: '/blog/' };",
      'src/milo.md': '![a](/blog/img/a.png) ![b](/img/a.png) ![c](/blog/img/b.png)',
      'src/img/a.png': '',
    };
    expect(await targetsOf(texts, 'src/milo.md')).toEqual([
      'missing (not-published)',
      'missing (not-published)',
      'missing (absent)',
    ]);
  });

  test('of images that are read from their sources', async () => {
    const texts = {
      'eleventy.config.js': configured(
        'config.addPlugin(eleventyImageTransformPlugin, { formats: ["webp"] });',
        "import { eleventyImageTransformPlugin } from '@11ty/eleventy-img';",
      ),
      'cats/milo.md': '![a](milo.png) ![b](/cats/milo.png) ![c](/img/gone.png) [d](milo.png)',
      'cats/milo.png': '',
    };
    // Links stand before images.
    expect(await targetsOf(texts, 'cats/milo.md')).toEqual([
      'missing (not-published)',
      'cats/milo.png',
      'cats/milo.png',
      'missing (absent)',
    ]);
  });

  test('to what is made from lists, and nothing more where the folder is known', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const posts = Object.fromEntries(names.map(name => [`2024/0${names.indexOf(name) + 1}/${name}.md`, '']));
    const redirect = '---\npagination: { data: collections.all, size: 1, alias: r }\npermalink: "{{ r.from }}"\n---\n';
    const texts = {
      ...posts,
      'tags.njk':
        '---\npagination: { data: collections, size: 1, alias: tag }\npermalink: "/tags/{{ tag | slugify }}/"\n---\n',
      'redirects.njk': redirect,
      'old.md': '---\nredirect_from: /2023/01/old/\n---\n',
      'milo.md': '[a](/tags/x) [b](/tag/x/) [c](/2024/02/gone/) [d](/2023/01/old) [e](/2024/01/a/)',
    };
    expect(await targetsOf(texts, 'milo.md')).toEqual([
      'made by tags.njk',
      'unknown',
      'missing (absent)',
      'unknown',
      '2024/01/a.md',
    ]);
  });

  test('to pages whose address is unknown in part, by the rest of it', async () => {
    const texts = {
      'cats/cats.json': '{ "permalink": "/cats/{{ page.date | secret }}/{{ page.fileSlug }}/" }',
      'cats/milo.md': '',
      'cats/broken.md': '---\ntitle: "Lulu\n---\n',
      'box/box.json': '{ "permalink": "/box/{{ secret }}/" }',
      'box/lulu.md': '',
      'index.md': '[a](/cats/2024/milo/) [b](/dogs/2024/milo/) [c](/cats/2024/mila/) [d](/x/broken/) [e](/box/y/)',
    };
    expect(await targetsOf(texts, 'index.md')).toEqual([
      'unknown',
      'missing (absent)',
      'missing (absent)',
      'unknown',
      'unknown',
    ]);
  });

  test('to copies that only the build can make, by their folder', async () => {
    const config = (glob: string) => configured(`config.addPassthroughCopy({ '${glob}': 'img' });`);
    const image = { 'milo.md': '![a](/img/a.png)', 'pictures/x.txt': '' };
    const made = { 'eleventy.config.js': config('build/**/*.png'), ...image };
    expect(await targetsOf(made, 'milo.md')).toEqual(['made by a passthrough copy']);
    const here = { 'eleventy.config.js': config('pictures/**/*.png'), ...image };
    expect(await targetsOf(here, 'milo.md')).toEqual(['missing (absent)']);
  });

  test('are unknown where a plugin that nobody knows may see them', async () => {
    const texts = {
      'eleventy.config.js': configured('config.addPlugin(wiki);', "import wiki from 'eleventy-wiki';"),
      'cats/milo.md': '[a](lulu.md) [b](/gone/) ![c](milo.png) ![d](/gone.png)',
      'cats/lulu.md': '',
      'cats/milo.png': '',
    };
    expect(await targetsOf(texts, 'cats/milo.md')).toEqual(['unknown', 'unknown', 'unknown', 'missing (absent)']);
  });
});

describe('ids of headings', () => {
  const post = '## Cats & dogs\n\n## Cats & dogs\n\n<p id="own"></p>\n';
  const anchor = "import anchor from 'markdown-it-anchor'; import markdownIt from 'markdown-it';";
  const own = 'own';

  test.each([
    ['no configuration', '', '', [own]],
    [
      'the plugin for ids',
      'config.addPlugin(IdAttributePlugin);',
      "import { IdAttributePlugin } from '@11ty/eleventy';",
      ['cats-and-dogs', 'cats-and-dogs-2', own],
    ],
    [
      'markdown-it-anchor',
      "config.setLibrary('md', markdownIt().use(anchor));",
      anchor,
      ['cats-%26-dogs', 'cats-%26-dogs-1', own],
    ],
    [
      'an amended library',
      "config.amendLibrary('md', md => md.use(anchor, { slugify: config.getFilter('slugify'), level: 2 }));",
      anchor,
      ['cats-and-dogs', 'cats-and-dogs-1', own],
    ],
    [
      'plugins that leave headings alone',
      "config.setLibrary('md', markdownIt().use(footnotes).use(md => md.disable('code')).use(anchor));",
      `${anchor} import footnotes from 'markdown-it-footnote';`,
      ['cats-%26-dogs', 'cats-%26-dogs-1', own],
    ],
    ['other levels', "config.amendLibrary('md', md => { md.use(anchor, { level: [3] }); });", anchor, [own]],
  ])('with %s', async (_, body, head, ids) => {
    const texts: Record<string, string> = { 'milo.md': post };
    if (body !== '') texts['eleventy.config.js'] = configured(body, head);
    expect(await idsOf(texts, 'milo.md')).toEqual(ids);
  });

  test.each([
    ['a slug function of its own', "config.setLibrary('md', markdownIt().use(anchor, { slugify: s => own(s) }));"],
    ['a plugin that nobody knows', "config.setLibrary('md', markdownIt().use(other));"],
    ['a plugin that speaks of ids', "config.setLibrary('md', markdownIt().use(md => addTo(md, 'id')));"],
    ['a preprocessor', "config.addPreprocessor('wiki', 'md', (data, content) => addHeadings(content));"],
    ['typography', "config.setLibrary('md', markdownIt({ typographer: true }));"],
    ['a library made elsewhere', "config.setLibrary('md', makeLibrary());"],
    ['a transform', "config.addTransform('toc', html => toc(html));"],
    ['a method that is replaced', "const md = markdownIt(); md.render = x => x; config.setLibrary('md', md);"],
    ['two kinds of ids', "config.addPlugin(IdAttributePlugin); config.amendLibrary('md', md => md.use(anchor));"],
  ])('are unknown with %s', async (_, body) => {
    const head = `${anchor} import { IdAttributePlugin } from '@11ty/eleventy';`;
    expect(await idsOf({ 'eleventy.config.js': configured(body, head), 'milo.md': post }, 'milo.md')).toEqual(
      expect.stringContaining('can’t be known'),
    );
  });

  test('are unknown where a plugin reads a mark in them', async () => {
    const head = `${anchor} import emoji from 'markdown-it-emoji';`;
    const config = configured("config.setLibrary('md', markdownIt().use(emoji).use(anchor));", head);
    const texts = { 'eleventy.config.js': config, 'milo.md': '## Milo\n', 'lulu.md': '## Lulu :cat:\n' };
    expect(await idsOf(texts, 'milo.md')).toEqual(['milo']);
    expect(await idsOf(texts, 'lulu.md')).toBe('a plugin of markdown-it reads something else in a heading');
  });

  test('of a layout count with those of the page', async () => {
    const texts = {
      'eleventy.config.js': configured(
        'config.addPlugin(IdAttributePlugin);',
        "import { IdAttributePlugin } from '@11ty/eleventy';",
      ),
      '_includes/cat.njk': '<main id="main"><h1>{{ title }}</h1>{{ content | safe }}</main>',
      '_includes/dog.njk': '<h1>{{ site.name | upper }}</h1>',
      'milo.md': '---\nlayout: cat\ntitle: Milo\n---\n\n## Milo\n',
      'rex.md': '---\nlayout: dog\n---\n\n## Rex\n',
      'html.md': '<h2>By hand</h2>\n',
    };
    expect(await idsOf(texts, 'milo.md')).toEqual(['milo', 'main', 'milo', 'milo-2']);
    expect(await idsOf(texts, 'rex.md')).toBe('a heading of a layout gets an id of its own');
    expect(await idsOf(texts, 'html.md')).toBe('a heading in HTML gets an id of its own');
  });
});

test('data of a folder names another template language', async () => {
  const texts = {
    'eleventy.config.js': 'export default () => {};',
    'cats/cats.json': '{"templateEngineOverride":"njk,md"}',
    'cats/milo.md': '{# hidden #} [a]({{ "/dogs/rex/" | url }})\n',
    'dogs/dogs.json': '{"templateEngineOverride":"md"}',
    'dogs/rex.md': '[b]({{ "/cats/" }})\n',
  };
  const { site } = await buildFromTexts(eleventy, texts);
  expect(['cats/milo.md', 'dogs/rex.md', 'x.md'].map(file => site.dialect(file).templates)).toEqual([
    'nunjucks',
    'none',
    'liquid',
  ]);
  expect(await targetsOf(texts, 'cats/milo.md')).toEqual(['dogs/rex.md']);
});

test('finds layouts by alias, with and without extension, and included files', async () => {
  const texts = {
    'eleventy.config.js': `${configured("config.addLayoutAlias('cat', 'deep/cat.liquid');")}export const config = { dir: { input: 'src', layouts: '_layouts' } };`,
    'src/_layouts/deep/cat.liquid': '',
    'src/_layouts/base.njk': '',
    'src/_includes/paw.liquid': '',
    'src/_includes/paw.html': '',
    'src/milo.md': '',
  };
  const { site } = await buildFromTexts(eleventy, texts);
  const page = site.page('src/milo.md');
  const find = (kind: 'layout' | 'include', name: string) =>
    page && site.findTemplate(page, { kind, name, tag: 'include' });
  expect(['cat', 'base', 'base.njk', 'deep/cat', 'base.liquid', 'paw'].map(name => find('layout', name))).toEqual([
    'found',
    'found',
    'found',
    'found',
    'missing',
    'missing',
  ]);
  expect(['paw', 'paw.html', '_includes/paw.html', 'tail.html'].map(name => find('include', name))).toEqual([
    'found',
    'found',
    'found',
    'missing',
  ]);
});

test.each([
  ['{ broken', true],
  ['', false],
  ['null', false],
  ['{ "mood": "fine" }', true],
])('a file of data that says %s may set a key: %s', async (data, expected) => {
  const { site } = await buildFromTexts(eleventy, {
    'eleventy.config.js': configured(''),
    'cats/cats.json': data,
    'cats/milo.md': '',
  });
  expect(site.page('cats/milo.md')?.inherits?.(['mood'])).toBe(expected);
});
