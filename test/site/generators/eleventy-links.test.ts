import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
import { openEleventy } from '../../../src/site/generators/eleventy/open.ts';
import { eleventy } from '../../../src/site/generators/eleventy.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const configured = (body: string, head = '') => ({
  'eleventy.config.js': `${head}\nexport default function (config) {\n${body}\n}\n`,
});

/** Only where links lead, in the order of the page. */
async function targetsOf(texts: Texts, file = 'cats/milo.md'): Promise<string[]> {
  return (await resolveLinks(eleventy, texts, file)).map(line => line.split(' → ')[1] ?? '');
}

async function kindOf(href: string, texts: Texts, front = ''): Promise<string | undefined> {
  return (await targetsOf({ ...texts, 'cats/milo.md': `${front}[a](${href})\n` }))[0];
}

describe('destinations with templates in them', () => {
  const site = {
    ...configured('', ''),
    'package.json': '{"scripts":{"build":"eleventy --pathprefix=/home/"}}',
    'cats/lulu.md': '',
    'index.md': '',
  };

  test.each([
    ["{{ '/cats/lulu/' | url }}", 'cats/lulu.md'],
    ["{{ '/' | url }}", 'index.md'],
    ["{{ '' | url }}", 'cats/milo.md'],
    ["{{ '/home/' | url }}", 'index.md'],
    ["{{ '../lulu/' | url }}", 'cats/lulu.md'],
    ["{{ 'https://cats.example/' | url }}", 'external'],
    ["{{ '//cats.example/' | url }}", 'external'],
    ["{{ '/cats/lulu/' | url: '/other/' }}", 'unknown'],
    ["{{ '/cats/' | append: 'lulu/' | url }}", 'cats/lulu.md'],
    ["{{ 'lulu/' | prepend: '/cats/' | safe | url }}", 'cats/lulu.md'],
    ["{{ '/cats/' | url }}{{ 'Lulu' | slugify }}/", 'cats/lulu.md'],
    ["{{ '/cats/' | url }}{{ 'lulu' | slug }}/", 'cats/lulu.md'],
    ['{{ page.url | url }}', 'cats/milo.md'],
    ["{{ '/cats/gone/' | url }}", 'missing (absent)'],
    [`{{ '/${'a'.repeat(1000)}/' | url }}`, 'unknown'],
  ])('%s', async (href, target) => {
    expect(await kindOf(href, site)).toBe(target);
  });

  test('a page that is not written has no address to give', async () => {
    expect(await kindOf('{{ page.url }}', site, '---\npermalink: false\n---\n')).toBe('unknown');
  });

  test('data of the site: empty where its file has no such key', async () => {
    const texts = {
      '_data/site.json': '{"title":"Cats","home":"/cats/lulu/"}',
      '_data/tree/leaf.json': '{}',
      ...configured("config.addGlobalData('me', { home: '/cats/lulu/' });\nconfig.addGlobalData('lost', somebody());"),
      'cats/lulu.md': '',
    };
    expect(await kindOf('{{ site.home }}', texts)).toBe('cats/lulu.md');
    expect(await kindOf('{{ site.base }}/cats/lulu/', texts)).toBe('cats/lulu.md');
    expect(await kindOf('{{ site.a.b }}/cats/lulu/', texts)).toBe('unknown');
    expect(await kindOf('{{ me.home }}', texts)).toBe('cats/lulu.md');
    expect(await kindOf('{{ me.base }}/cats/lulu/', texts)).toBe('cats/lulu.md');
    expect(await kindOf('{{ lost.home }}', texts)).toBe('unknown');
    expect(await kindOf('{{ tree.leaf }}', texts)).toBe('unknown');
    expect(await kindOf('{{ nobody.home }}', texts)).toBe('unknown');
  });
});

test('images of the front matter: only what is nowhere can be missing', async () => {
  const image = async (path: string) => {
    const texts = { 'img/milo.png': '', 'cats/lulu.png': '', ...configured("config.addPassthroughCopy('img');") };
    return (await targetsOf({ ...texts, 'cats/milo.md': `---\nimage: ${path}\n---\n` }))[0];
  };
  expect(await image('/img/milo.png')).toBe('unknown');
  expect(await image('milo.png')).toBe('unknown');
  expect(await image('gone.png')).toBe('unknown');
  expect(await image('./gone.png')).toBe('missing (absent)');
  expect(await image('/img/gone.png')).toBe('missing (absent)');
  expect(await image('../../gone.png')).toBe('missing (absent)');
  expect(await image('"{{ cover }}"')).toBe('unknown');
});

test('images that the transform reads: beside the source, or from the input; not outside of it', async () => {
  const plugin = configured(
    'config.addPlugin(eleventyImageTransformPlugin);',
    "import { eleventyImageTransformPlugin } from '@11ty/eleventy-img';",
  );
  const texts = {
    ...plugin,
    'cats/lulu.png': '',
    'img/tom.png': '',
    'cats/milo.md':
      '![a](lulu.png) ![b](/img/tom.png) ![c](gone.png) ![d](../../up.png)\n\n<img src="lulu.png"> <source srcset="lulu.png">\n',
  };
  expect(await targetsOf(texts)).toEqual([
    'cats/lulu.png',
    'img/tom.png',
    'missing (absent)',
    'unknown',
    'cats/lulu.png',
    'missing (not-published)',
  ]);
});

describe('files that something else may put there', () => {
  const links = '[a](/img/milo.png) [b](/img/gone.png) [c](/other/) [d](/main.css)\n';
  const site = { 'assets/milo.png': '', 'cats/milo.md': links };
  const missing = 'missing (absent)';

  test.each([
    ['nothing', {}, [missing, missing, missing, 'unknown']],
    ['a bundler', { 'package.json': '{"scripts":{"a":1,"b":"vite build"}}' }, ['unknown', missing, missing, 'unknown']],
    [
      'a copy of its folder',
      { 'package.json': '{"scripts":{"b":"eleventy && cpx \'./assets/**/*.png\' _site/img -v"}}' },
      ['unknown', missing, missing, 'unknown'],
    ],
    [
      'a copy of the file',
      { 'package.json': '{"scripts":{"b":"cp assets/milo.png _site"}}' },
      ['unknown', missing, missing, 'unknown'],
    ],
    [
      'a copy of another folder',
      { 'package.json': '{"scripts":{"b":"cp -r fonts _site"}}' },
      [missing, missing, missing, 'unknown'],
    ],
    [
      'a copy that can’t be read',
      configured('config.addPassthroughCopy(assets());'),
      ['unknown', 'unknown', missing, 'unknown'],
    ],
    [
      'a copy with a filter',
      configured("config.addPassthroughCopy('fonts', { filter: ['*.woff'] });"),
      ['unknown', 'unknown', missing, 'unknown'],
    ],
    [
      'a copy to a place that is computed',
      configured('config.addPassthroughCopy({ assets: place() });'),
      ['unknown', 'unknown', missing, 'unknown'],
    ],
    [
      'a relative copy of what is computed',
      configured("config.addPassthroughCopy(assets(), { mode: 'html-relative' });"),
      ['unknown', 'unknown', missing, 'unknown'],
    ],
    [
      'a hook that writes',
      configured("config.on('eleventy.after', () => fs.writeFileSync('_site/x'));"),
      [missing, missing, 'unknown', 'unknown'],
    ],
    [
      'a hook of somebody',
      configured("config.on('eleventy.after', required);"),
      [missing, missing, 'unknown', 'unknown'],
    ],
    [
      'a hook that counts',
      configured("config.on('eleventy.after', () => count(1));"),
      [missing, missing, missing, 'unknown'],
    ],
    [
      'a hook before',
      configured("config.on('eleventy.before', () => fs.writeFileSync('_data/x'));"),
      [missing, missing, missing, 'unknown'],
    ],
    [
      'a plugin of Markdown',
      configured(
        "config.amendLibrary('md', md => md.use(links));\nfunction links(md) { md.core.ruler.push('a', state => state.src.replace('href', 'src')); }",
      ),
      ['unknown', missing, missing, 'unknown'],
    ],
    ['a stranger', configured('config.addPlugin(strange());'), ['unknown', missing, 'unknown', 'unknown']],
  ])('%s', async (_, texts, targets) => {
    expect(await targetsOf({ ...site, ...texts })).toEqual(targets);
  });

  test('copies: a file that goes into a folder, the root, and what is only there when building', async () => {
    const body = [
      "config.addPassthroughCopy({ 'assets/milo.png': 'pics/', 'assets/lulu.png': '/' });",
      "config.addPassthroughCopy({ 'node_modules/font/a.woff2': 'fonts/a.woff2', 'node_modules/icons': 'icons' });",
      "config.addPassthroughCopy('vendor/*.js');",
    ].join('\n');
    const texts = { ...configured(body), 'assets/milo.png': '', 'assets/lulu.png': '' };
    const kind = (href: string) => kindOf(href, texts);
    expect(await kind('/pics')).toBe('assets/milo.png');
    expect(await kind('/pics/milo.png')).toBe('made by a passthrough copy');
    expect(await kind('/lulu.png')).toBe('made by a passthrough copy');
    expect(await kind('/fonts/a.woff2')).toBe('made by a passthrough copy');
    expect(await kind('/fonts/b.woff2')).toBe('missing (absent) /fonts/a.woff2');
    expect(await kind('/icons/cat.svg')).toBe('made by a passthrough copy');
    expect(await kind('/vendor/cat.js')).toBe('made by a passthrough copy');
  });
});

describe('plugins', () => {
  const ids = async (texts: Texts) => {
    const { publication } = await buildFromTexts(eleventy, { 'cats/milo.md': '## Her coat\n', ...texts });
    const facts = publication.pages.find(page => page.file === 'cats/milo.md')?.facts;
    return facts?.unknownIds ?? facts?.ids;
  };
  const unknown = 'this generator’s ids are not known';
  const add = (plugin: string, head = '') => configured(`config.addPlugin(${plugin});`, head);

  test.each([
    ['of the site, as an object', add('{ configFunction: c => c.addFilter("a", b) }'), []],
    ['of the site, made by a function', add('make()', 'function make() { return c => { c.addFilter("a", b); }; }'), []],
    ['of a package that adds styles', add('css', "import css from 'eleventy-plugin-sass';"), []],
    ['of a package, made by a function', add('css()', "import css from 'eleventy-plugin-sass';"), []],
    [
      'of a package whose name speaks of ids',
      add('css', "import css from 'eleventy-plugin-css-heading-ids';"),
      unknown,
    ],
    ['that is nowhere', add('somebody'), unknown],
    ['that a function of nobody makes', add('somebody()'), unknown],
    ['given to a function of nobody', configured('addAll(config);'), unknown],
    [
      'of a package, given the configuration',
      configured('addAll(config);', "import addAll from 'all-plugins';"),
      unknown,
    ],
    ['in a list', configured("['a', 'b'].forEach(name => config.addFilter(name, text => text));"), []],
    ['in a list that can’t be read', configured('names.forEach(each => config.addPlugin(each));'), unknown],
    [
      'in a list of objects',
      configured("[{ name: 'a', of: b }].forEach(each => config.addFilter(each.name, each.of));"),
      [],
    ],
  ])('%s', async (_, texts, found) => {
    const got = await ids(texts);
    expect(Array.isArray(found) ? got : typeof got).toEqual(Array.isArray(found) ? found : 'string');
  });

  const attributes = "import { IdAttributePlugin } from '@11ty/eleventy';";
  test.each([
    ['config.addPlugin(IdAttributePlugin);', ['her-coat']],
    ['config.addPlugin(IdAttributePlugin, { checkDuplicates: false });', ['her-coat']],
    ['config.addPlugin(IdAttributePlugin, options);', undefined],
    ['config.addPlugin(IdAttributePlugin, { ...options });', undefined],
    ['config.addPlugin(IdAttributePlugin, { slugify: text => text });', undefined],
    ['config.addMarkdownHighlighter(code => code);\nconfig.addPlugin(IdAttributePlugin);', ['her-coat']],
    ["config.amendLibrary('md', amend);\nconfig.addPlugin(IdAttributePlugin);", undefined],
    ["config.amendLibrary('md', md => { md.use(x); other(md); });\nconfig.addPlugin(IdAttributePlugin);", undefined],
    ["config.amendLibrary('md', md => { md.disable('code'); });\nconfig.addPlugin(IdAttributePlugin);", ['her-coat']],
  ])('ids: %s', async (body, found) => {
    const got = await ids(configured(body, attributes));
    expect(found === undefined ? typeof got : got).toEqual(found ?? 'string');
  });

  const anchor = "import anchor from 'markdown-it-anchor';";
  test.each([
    ['', ['her-coat']],
    ['{ level: [1, 2] }', ['her-coat']],
    ['{ level: 3 }', []],
    ["{ level: ['2'] }", undefined],
    ["{ slugify: config.getFilter('slug') }", ['her-coat']],
    ["{ slugify: config.getFilter('other') }", undefined],
    ['{ slugify: text => text }', undefined],
    ['{ getTokensText: tokens => tokens }', undefined],
    ['{ slugifyWithState: (text, state) => text }', undefined],
    ['{ ...options }', undefined],
    ['options', undefined],
  ])('ids of markdown-it-anchor with %j', async (options, found) => {
    const body = `config.amendLibrary('md', md => md.use(anchor${options && `, ${options}`}));`;
    const got = await ids(configured(body, anchor));
    expect(found === undefined ? typeof got : got).toEqual(found ?? 'string');
  });
});

describe('templates and shortcodes', () => {
  const state = async (kind: 'shortcode' | 'layout' | 'include', name: string, texts: Texts = {}, tag = 'include') => {
    const { site } = await buildFromTexts(eleventy, {
      'cats/milo.md': '',
      '_includes/base.njk': '',
      '_includes/cat.html': '',
      '_includes/dog.liquid': '',
      ...texts,
    });
    const page = site.page('cats/milo.md');
    return page && site.findTemplate(page, { kind, name, tag });
  };

  test.each([
    ['shortcode', 'for', {}, 'found'],
    ['shortcode', 'endcat', {}, 'found'],
    ['shortcode', 'cat', {}, 'missing'],
    ['shortcode', 'cat', configured("config.addShortcode('cat', () => '');"), 'found'],
    ['shortcode', 'cat', configured('config.addPairedShortcode(name, () => "");'), 'unknown'],
    ['shortcode', 'cat', configured("config.addBundle('css');"), 'unknown'],
    ['shortcode', 'cat', configured("config.setLibrary('njk', library);"), 'unknown'],
    ['shortcode', 'cat', configured("config.setLibrary('md', library);"), 'missing'],
    ['shortcode', 'cat', configured("config.addNunjucksGlobal('x', y);"), 'unknown'],
    [
      'shortcode',
      'renderFile',
      configured('config.addPlugin(RenderPlugin);', "import { RenderPlugin } from '@11ty/eleventy';"),
      'found',
    ],
    [
      'shortcode',
      'cat',
      configured('config.addPlugin(RenderPlugin);', "import { RenderPlugin } from '@11ty/eleventy';"),
      'missing',
    ],
    ['shortcode', 'cat', configured('config.addPlugin(svg);', "import svg from 'eleventy-plugin-svg';"), 'unknown'],
    ['layout', 'base.njk', {}, 'found'],
    ['layout', 'base', {}, 'found'],
    ['layout', 'gone', {}, 'missing'],
    ['layout', '', {}, 'unknown'],
    ['layout', '{{ x }}', {}, 'unknown'],
    ['layout', 'gone', configured('config.addLayoutAlias(name, "base.njk");'), 'unknown'],
    ['layout', 'gone', configured('config.addTemplate("a.njk", "");'), 'unknown'],
    ['layout', 'gone', configured('config.addPlugin(somebody);'), 'unknown'],
    ['include', 'cat.html', {}, 'found'],
    ['include', 'dog', {}, 'found'],
    ['include', 'gone.html', {}, 'missing'],
    ['include', 'gone.html', configured('config.setLiquidOptions({ root: x });'), 'unknown'],
    ['include', 'gone.html', configured("config.setLibrary('liquid', library);"), 'unknown'],
    ['include', 'gone.html', configured("config.setLibrary('md', library);"), 'missing'],
  ] as const)('%s %j with %j: %s', async (kind, name, texts, found) => {
    expect(await state(kind, name, texts)).toBe(found);
  });

  test('only what includes a file is looked up', async () => {
    expect(await state('include', 'gone.html', {}, 'render')).toBe('unknown');
  });
});

describe('data of templates', () => {
  test('front matter of layouts and templates in every language', async () => {
    const address = async (head: string, name = 'page.njk') => {
      const texts = { [name]: head, 'cats/milo.md': '[a](/wanted/)\n' };
      return (await targetsOf(texts))[0];
    };
    expect(await address('---\npermalink: /wanted/\n---\n')).toBe('page.njk');
    expect(await address('---yaml\npermalink: /wanted/\n---\n')).toBe('page.njk');
    expect(await address('---json\n{ "permalink": "/wanted/" }\n---\n')).toBe('page.njk');
    expect(await address('---toml\npermalink = "/wanted/"\n---\n')).toBe('page.njk');
    expect(await address('---js\nconst permalink = "/wanted/";\n---\n')).toBe('page.njk');
    expect(await address('---js\n((\n---\n')).toBe('unknown');
    expect(await address('---cson\npermalink: "/wanted/"\n---\n')).toBe('unknown');
    expect(await address('---\n- a list\n---\n')).toBe('unknown');
    expect(await address('---\npermalink: /wanted/\nnever closed')).toBe('missing (absent)');
    expect(await address('---\n---\n')).toBe('missing (absent)');
    expect(await address('export default class { data() { return { permalink: "/wanted/" }; } }', 'page.11ty.js')).toBe(
      'page.11ty.js',
    );
    expect(await address('export default class { data() { return { permalink: makeLink() }; } }', 'page.11ty.js')).toBe(
      'unknown',
    );
    expect(await address('export default () => "";', 'page.11ty.js')).toBe('missing (absent)');
    expect(await address('export default {((', 'page.11ty.js')).toBe('missing (absent)');
  });

  const file = 'cats/2024-02-03-milo.md';
  const addressOf = async (front: string, texts: Texts = {}) =>
    (await listAddresses(eleventy, { [file]: `---\n${front}\n---\n`, ...texts }))[file];

  test.each([
    ['permalink: { build: [a] }', 'none'],
    ['eleventyComputed: { slug: x }\npermalink: "/{{ slug }}/"', 'none'],
    ['date: Last Modified\npermalink: "/{{ page.date | date: \'%Y\' }}/"', 'none'],
    ['date: soon\npermalink: "/{{ page.date | date: \'%Y\' }}/"', 'none'],
    ['date: 2024-05-06\npermalink: "/{{ page.date | date: \'%Y\' }}/"', '/2024/'],
    ['pagination: {}\npermalink: /x/', '/x/'],
    ['permalink: /', '/'],
  ])('%s', async (front, address) => {
    expect(await addressOf(front)).toBe(address);
  });

  test.each([
    [`function (data) { return \`/\${data.title}/\`; }`, '/Milo/'],
    [`data => \`/\${make(data)}/\``, 'none'],
    [`data => \`/\${data.slug + 1}/\``, 'none'],
    [`data => \`/${'a'.repeat(300)}/\``, 'none'],
    [`data => \`/${'a'.repeat(1000)}/\``, 'none'],
  ])('a function %s', async (code, address) => {
    const texts = { 'cats/cats.11tydata.js': `export default { permalink: ${code} };` };
    expect(await addressOf('title: Milo', texts)).toBe(address);
  });

  test('layouts in a circle, by an unknown name, and a key of one that is not known', async () => {
    const circle = {
      '_includes/a.njk': '---\nlayout: b.njk\n---\n',
      '_includes/b.njk': '---\nlayout: a.njk\npermalink: /b/\n---\n',
    };
    expect(await addressOf('layout: a.njk', circle)).toBe('/b/');
    expect(await addressOf('layout: "{{ x }}"', circle)).toBe('none');
    expect(
      await addressOf('layout: "{{ x }}"', {
        '_includes/a.njk': '---\ntitle: A\n---\n',
        '_includes/b.njk': '---\n- a\n---\n',
      }),
    ).toBe('/cats/2024-02-03-milo/');
  });

  test('the configuration: what can’t be read is left out', async () => {
    const body = [
      'config.ignores.add(folder);',
      "config.addLayoutAlias('cat', layout);",
      'config.setDataFileSuffixes(suffixes);',
      "config.addExtension('purr', { key: other, outputFileExtension: 5 });",
      "config.addExtension('meow', { key: 'md' });",
      "config.addTemplateFormats(' , purr,meow');",
    ].join('\n');
    const texts = { ...configured(body), 'a.meow': 'x', 'b.purr': 'y', 'cats/milo.md': '[a](/a/) [b](/b/) [c](/c/)\n' };
    expect(await targetsOf(texts)).toEqual(['a.meow', 'b.purr', 'missing (absent) /b/']);
  });
});

test('a host is known by files of data and by CNAME', async () => {
  const texts = {
    '_data/site.js': "export default { url: 'https://cats.example/' };",
    '_data/meta.json': '{"baseUrl":"http://kittens.example","url":5}',
    CNAME: 'Paws.example\n',
    'cats/milo.md':
      '[a](https://cats.example/cats/milo/) [b](https://paws.example/cats/gone/) [c](https://kittens.example/cats/gone/) [d](https://dogs.example/)\n',
  };
  expect(await targetsOf(texts)).toEqual(['cats/milo.md', 'missing (absent)', 'missing (absent)', 'external']);
});

test.each([
  ['njk', 'nunjucks'],
  ['njk,md', 'nunjucks'],
  ['md', 'none'],
  ['false', 'none'],
  ['liquid', 'liquid'],
])('a post with templateEngineOverride: %s is read as %s', (engine, templates) => {
  const texts: Texts = {
    'cats/cats.json': `{"templateEngineOverride":${engine === 'false' ? engine : JSON.stringify(engine)}}`,
    'cats/milo.md': '',
  };
  const model = openEleventy(makeSiteFiles(Object.keys(texts), path => texts[path]));
  expect(model.dialect('cats/milo.md').templates).toBe(templates);
});
