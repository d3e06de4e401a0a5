import { describe, expect, test } from 'vitest';
import { makeSiteFiles } from '../../../src/engine/site-files.ts';
import { detectGenerator } from '../../../src/site/detect.ts';
import { openJekyll } from '../../../src/site/generators/jekyll/open.ts';
import { jekyll } from '../../../src/site/generators/jekyll.ts';
import { buildFromTexts } from '../fixture-site.ts';
import { listAddresses, makeFolder, resolveLinks } from '../resolve-links.ts';

type Texts = Readonly<Record<string, string>>;

const FOUR = { Gemfile: "gem 'jekyll', '~> 4.3'\n" };
const GITHUB = { Gemfile: 'gem "github-pages"\n' };
const head = (front: string) => `---\n${front}\n---\n`;

/** Only where links lead, in the order of the page. */
async function targetsOf(texts: Texts, file: string): Promise<string[]> {
  const lines = await resolveLinks(jekyll, { '_config.yml': '', ...FOUR, ...texts }, file);
  return lines.map(line => line.split(' → ')[1] ?? '');
}

test.each([
  [{ '_config.yml': '', Gemfile: 'gem "jekyll"' }, 'jekyll'],
  [{ '_config.yml': 'remote_theme: cats/purr' }, 'jekyll'],
  [{ '_config.toml': 'baseurl = "/diary"' }, 'jekyll'],
  [{ '_config.yml': '', Gemfile: 'gem "rails"' }, undefined],
  [{ '_config.yml': 'theme_colour: black' }, undefined],
  [{ Gemfile: 'gem "jekyll"' }, undefined],
])('%j is a site of %s', (texts, id) => {
  expect(detectGenerator(makeFolder(texts))?.id).toBe(id);
});

test.each([
  ['', 'kramdown-gfm', 'kramdown'],
  ['markdown: CommonMark', 'none', 'github'],
  ['markdown: CommonMarkGhPages', 'none', 'github'],
  ['markdown: redcarpet', 'unknown', 'kramdown'],
  ['kramdown: { auto_ids: false }', 'none', 'kramdown'],
  ['kramdown: { transliterated_header_ids: true }', 'unknown', 'kramdown'],
  ['kramdown: { input: Kramdown }', 'kramdown', 'kramdown'],
  ['kramdown: yes', 'kramdown-gfm', 'kramdown'],
])('%s: ids are those of %s', (config, style, markdown) => {
  const texts: Texts = { '_config.yml': config, 'a.md': '' };
  const dialect = openJekyll(makeSiteFiles(Object.keys(texts), path => texts[path])).dialect('a.md');
  expect([dialect.headingIds?.style, dialect.markdown]).toEqual([style, markdown]);
});

describe('what Liquid writes into a destination, as Jekyll 4.3.1 does', () => {
  const site = {
    '_config.yml': 'baseurl: /diary\nurl: https://cats.example\n',
    'index.md': head('title: Home'),
    'sub/index.md': head('title: Sub'),
    'my cat.md': head('title: My cat'),
    'c#1.md': head('title: One'),
    'robots.txt': '',
    'sub/_posts/2024-05-01-tom.md': head('title: Tom'),
    '_posts/inner/2024-05-02-tim.md': head('title: Tim'),
  };

  test.each([
    // What Jekyll made of it is behind the arrow.
    ['{{ "" | relative_url }}', 'index.md'], // /diary
    ['{{ "mailto:milo@cats.example" | relative_url }}', 'external'],
    ['{{ "sub/" | relative_url }}', 'sub/index.md'], // /diary/sub/
    ['{{ "https://dogs.example/a" | relative_url }}', 'external'],
    ['{{ "" | absolute_url }}', 'index.md'], // https://cats.example/diary
    ['{{ "https://dogs.example/a" | absolute_url }}', 'external'],
    ['{{ "/sub/" | prepend: site.baseurl }}', 'sub/index.md'], // /diary/sub/
    ['{{ "/diary/" | append: "sub/" | strip }}', 'sub/index.md'],
    ['{{ site.baseurl | append: "/sub/" | prepend: site.url }}', 'sub/index.md'],
    ['{{ "/diary/sub/" | relative_url }}', 'missing (double-base) /diary/sub/'], // /diary/diary/sub/
    ['{{ "my cat.html" | relative_url }}', 'my cat.md'], // /diary/my%20cat.html
    ['{{ page.url | relative_url }}', 'about.md'], // /diary/about.html
    ['{{ page.url }}', 'missing (base) /diary/about.html'], // /about.html
    ['{{ "/x" | prepend }}', 'unknown'],
    ['{{ "/x" | append }}', 'unknown'],
    ['{{ "/x" | append: nobody }}', 'unknown'],
    ['{{ "/x" | upcase }}', 'unknown'],
    ['{{ site.github.url }}/sub/', 'sub/index.md'],
    ['{{ page.id }}', 'unknown'],
    ['{{ nobody | relative_url }}', 'unknown'],
    ['{{ | relative_url }}', 'unknown'],
    ['{% assign x = 1 %}', 'unknown'],
    ['{% link sub/index.md %}', 'sub/index.md'], // /diary/sub/
    ['{% link   sub/index.md   %}', 'sub/index.md'], // /diary/sub/
    ['{% link c#1.md %}', 'c#1.md'], // /diary/c%231
    ['{% link /sub/index.md %}', 'missing (absent)'], // fatal
    ['{{ "/at:home" | relative_url }}', 'missing (absent)'], // /diary/at:home
    ['{{ " /sub/ " | strip | relative_url }}', 'sub/index.md'], // /diary/sub/
    ['{% link /robots.txt %}', 'robots.txt'], // /diary/robots.txt
    ['{% link sub/Index.md %}', 'missing (case) sub/index.md'],
    ['{% link {{ page.next }} %}', 'unknown'],
    ['{% post_url sub/2024-05-01-tom %}', 'sub/_posts/2024-05-01-tom.md'],
    ['{% post_url /sub/2024-05-01-tom %}', 'sub/_posts/2024-05-01-tom.md'],
    ['{% post_url 2024-05-01-tom %}', 'sub/_posts/2024-05-01-tom.md'],
    ['{% post_url 2024-5-1-tom %}', 'sub/_posts/2024-05-01-tom.md'],
    ['{% post_url inner/2024-05-02-tim %}', '_posts/inner/2024-05-02-tim.md'],
    ['{% post_url other/2024-05-02-tim %}', '_posts/inner/2024-05-02-tim.md'],
    ['{% post_url tom %}', 'missing (absent)'],
  ])('%s', async (href, target) => {
    const texts = { ...site, 'about.md': `${head('title: About')}[a](${href})\n` };
    expect(await targetsOf(texts, 'about.md')).toEqual([target]);
  });

  test.each([
    // What Jekyll made of it is the address of the post that is named.
    ['2024-05-03-otto', '_posts/2024-05-03-otto.md'],
    ['  /2024-05-03-otto  ', '_posts/2024-05-03-otto.md'],
    ['inner/2024-05-03-otto', '_posts/inner/2024-05-03-otto.md'],
    ['sub/2024-05-03-otto', 'sub/_posts/2024-05-03-otto.md'],
    ['sub/deep/2024-05-03-otto', 'sub/deep/_posts/2024-05-03-otto.md'],
    ['deep/2024-05-03-otto', '_posts/2024-05-03-otto.md'],
    ['2024-05-04-short', 'sub/_posts/2024-5-4-short.md'],
    ['x2024-05-03-otto', 'missing (absent)'],
    ['2024-05-03-otto.md', 'missing (absent)'],
    ['2024-05-05-soon', '_drafts/2024-05-05-soon.md'], // fatal: it is not published
    ['2024-05-06-both', '_posts/2024-05-06-both.md'],
    ['2024-01-01-dated', 'missing (absent)'],
  ])('post_url %s where posts share a name', async (name, target) => {
    const resolve = async (config: string, root: string) => {
      const otto = ['sub/deep/_posts', '_posts/inner', 'sub/_posts', '_posts'].map(folder => [
        `${root}${folder}/2024-05-03-otto.md`,
        head(`permalink: /${folder}.html`),
      ]);
      const texts = {
        ...Object.fromEntries(otto),
        '_config.yml': `source: src\n${config}`,
        [`${root}sub/_posts/2024-5-4-short.md`]: head('title: Short'),
        [`${root}_drafts/2024-05-05-soon.md`]: head('title: Soon'),
        [`${root}_drafts/2024-05-06-both.md`]: head('permalink: /both-again.html'),
        [`${root}_posts/2024-05-06-both.md`]: head('title: Both'),
        'src/2024-01-01-dated.md': head('title: A page'),
        'src/about.md': `${head('title: About')}[a]({% post_url ${name} %})\n`,
      };
      const [found = ''] = await targetsOf(texts, 'src/about.md');
      return found.startsWith(root) ? found.slice(root.length) : found;
    };
    expect(await resolve('', 'src/')).toBe(target);
    expect(await resolve('collections_dir: all\n', 'src/all/')).toBe(target);
  });

  test('where the version is not known and there is a base path, nor is what link makes', async () => {
    const { Gemfile, ...texts } = {
      ...FOUR,
      ...site,
      'about.md': `${head('title: About')}[a]({% link robots.txt %}) [b]({% link sub/index.md %})`,
    };
    expect(Gemfile).toContain('jekyll');
    expect((await resolveLinks(jekyll, texts, 'about.md')).map(line => line.split(' → ')[1])).toEqual([
      'robots.txt',
      'unknown',
    ]);
  });

  test('a file that is copied as it is leads where it does on GitHub', async () => {
    const texts = {
      ...site,
      '_layouts/x.html': '',
      'LICENSE.md': '[b](robots.txt) [c](gone.txt)\n',
      '_config.yml': 'include: []',
    };
    expect(await targetsOf(texts, 'LICENSE.md')).toEqual(['robots.txt', 'missing (absent)']);
  });
});

// lib/jekyll-relative-links/generator.rb
test.each([
  ['', '[a](../about.md)', 'about.md'],
  ['', '[a](../about.md?v=1)', 'missing (source) /about.html'],
  ['', '<a href="../about.md">a</a>', 'missing (source) /about.html'],
  ['', '[a](#here)', 'notes/tom.md#here'],
  ['', '[a](../about.md#us)', 'about.md#us'],
  ['relative_links: { enabled: false }', '[a](../about.md)', 'missing (source) /about.html'],
  ['relative_links: { enabled: true }', '[a](../about.md)', 'about.md'],
  ['relative_links: { collections: true }', '[a](../about.md)', 'about.md'],
])('jekyll-relative-links with %j: %s', async (config, body, target) => {
  const texts = {
    '_config.yml': `plugins: [jekyll-relative-links]\n${config}\n`,
    'about.md': head('title: About'),
    'notes/tom.md': `${head('title: Tom')}${body}\n`,
  };
  expect(await targetsOf(texts, 'notes/tom.md')).toEqual([target]);
});

test('a folder with index.htm is found, and so is the file', async () => {
  const texts = {
    'notes/index.htm': head('title: Notes'),
    'tom.md': `${head('title: Tom')}[a](notes/) [b](notes/index.htm)\n`,
  };
  expect(await targetsOf(texts, 'tom.md')).toEqual(['notes/index.htm', 'notes/index.htm']);
});

// Without a time zone in the configuration, that of the machine that builds decides: url_drop.rb.
test.each([
  ['date: 2024-05-10 23:30:00 -0500', '/2024/05/11/tom.html guessed'],
  ['date: 2024-05-11 12:30:00 -0500', '/2024/05/11/tom.html'],
  ['date: 2024-05-10 23:30:00', '/2024/05/10/tom.html'],
  ['date: 2024-05-10', '/2024/05/10/tom.html'],
])('the day of %s', async (front, address) => {
  const texts = { '_config.yml': '', '_posts/2024-01-01-tom.md': head(front) };
  expect(await listAddresses(jekyll, texts)).toEqual({ '_posts/2024-01-01-tom.md': address });
});

test('drafts have the categories of the folders above them, as posts do', async () => {
  const texts = { '_config.yml': 'show_drafts: true', 'pets/_drafts/tom.md': head('date: 2024-05-10') };
  expect(await listAddresses(jekyll, texts)).toEqual({ 'pets/_drafts/tom.md': '/pets/2024/05/10/tom.html' });
});

describe('Chirpy’s images', () => {
  const post = '_posts/2024-05-01-milo.md';
  const site = { 'assets/img/milo.jpg': '', 'assets/milo.jpg': '' };
  const images = async (
    config: string,
    front: string,
    body = '![a](milo.jpg) ![b](/assets/milo.jpg) ![c](https://cats.example/a.jpg) ![d](gone.jpg)\n',
  ) => targetsOf({ ...site, '_config.yml': `theme: jekyll-theme-chirpy\n${config}`, [post]: head(front) + body }, post);

  test('are below the folder that the post or the configuration names', async () => {
    const found = ['assets/img/milo.jpg', 'assets/milo.jpg', 'external', 'missing (absent) /assets/img/gone.jpg'];
    const expected = [found[0], found[1], found[2], 'missing (absent)'];
    expect(await images('', 'media_subpath: /assets/img')).toEqual(expected);
    expect(await images('', 'img_path: /assets/img/')).toEqual(expected);
    const defaults = (key: string) =>
      `defaults:\n  - scope: { path: "", type: posts }\n    values: { ${key}: assets/img }\n`;
    expect(await images(defaults('media_subpath'), 'title: Milo')).toEqual(expected);
    expect(await images(defaults('img_path'), 'title: Milo')).toEqual(expected);
  });

  // As version 5.3.21 of the theme writes them in Jekyll 4.3.1.
  test('may be HTML, but for other attributes', async () => {
    const body =
      '<img src="milo.jpg">\n\ntext <IMG src=\'milo.jpg\'> <video poster="milo.jpg"></video>\n\n<img srcset="milo.jpg">\n';
    const expected = ['assets/img/milo.jpg', 'assets/img/milo.jpg', 'missing (absent)', 'missing (absent)'];
    const found = await images('', 'img_path: /assets/img', body);
    expect(found.map(target => target.replace(/ \/.*/, ''))).toEqual(expected);
  });

  test('are on another host where the configuration says so', async () => {
    expect(await images('cdn: https://img.example', 'title: Milo')).toEqual([
      'unknown',
      'unknown',
      'external',
      'unknown',
    ]);
    expect(await images('img_cdn: //img.example', 'image: a.jpg', '')).toEqual(['unknown']);
    expect(await images('cdn: 5', 'image: /assets/milo.jpg', '')).toEqual(['assets/milo.jpg']);
  });

  test('of the front matter: below that folder, at the root or beside', async () => {
    expect(await images('', 'image: milo.jpg\nmedia_subpath: /assets/img', '')).toEqual(['assets/img/milo.jpg']);
    expect(await images('', 'image: milo.jpg', '')).toEqual(['unknown']);
    expect(await images('', 'image: assets/milo.jpg', '')).toEqual(['assets/milo.jpg']);
    expect(await images('', 'image: "{{ site.baseurl }}/assets/milo.jpg"', '')).toEqual(['assets/milo.jpg']);
    expect(await images('', 'image: /pictures/gone.jpg', '')).toEqual(['missing (absent)']);
  });
});

describe('files', () => {
  test('the folder of the sources, and what is left out of it', async () => {
    const texts = {
      '_config.yml':
        'source: ./web/\ndestination: web/out\ncollections_dir: all\ncollections: [notes]\nexclude: [private/]\n',
      ...FOUR,
      'README.md': head('title: A'),
      'web/index.md': head('title: A'),
      'web/out/index.md': head('title: A'),
      'web/_posts/2024-05-01-lost.md': '',
      'web/all/_posts/2024-05-01-milo.md': '',
      'web/all/_posts/.hidden/2024-05-01-a.md': '',
      'web/all/_notes/a.md': head('title: A'),
      'web/all/_notes/_b.md': head('title: A'),
      'web/private/c.md': head('title: A'),
      'web/all/_posts/no-date.md': '',
      'web/all/_drafts/idea.md': '',
    };
    expect(await listAddresses(jekyll, texts)).toEqual({
      'web/index.md': '/',
      'web/all/_posts/2024-05-01-milo.md': '/2024/05/01/milo.html',
      'web/all/_notes/a.md': '/notes/a.html unpublished',
      'web/all/_posts/no-date.md': 'none unpublished',
      'web/all/_drafts/idea.md': '/1970/01/01/idea.html draft',
    });
  });

  test('of a collection with a pattern: each version has its own place for them', async () => {
    const assets = async (gemfile: Texts, permalink: string) => {
      const texts = {
        '_config.yml': `collections:\n  cats: { output: true${permalink && `, permalink: "${permalink}"`} }`,
        '_cats/a/milo.png': '',
        ...gemfile,
      };
      return [...(await buildFromTexts(jekyll, texts)).publication.assets.keys()].filter(address =>
        address.endsWith('png'),
      );
    };
    expect(await assets(FOUR, '')).toEqual(['/cats/a/milo.png']);
    // Recorded: see the sample site `barn`.
    expect(await assets(FOUR, '/house/:path/:name/')).toEqual(['/house/a/milo/milo.png']);
    // static_file.rb of Jekyll 3.10, which the github-pages gem has.
    expect(await assets(GITHUB, '/house/:path/')).toEqual(['/house/a/milo.png']);
    expect(await assets({}, '/:collection/:title/')).toEqual(['/cats.png', '/milo.png']);
  });

  test('that have front matter are pages, if it is one', async () => {
    const texts = {
      '_config.yml': '',
      ...FOUR,
      'a.html': '---\npermalink: /about-a/\n---\n',
      'b.html': '---\npermalink: [1]\n---\n',
      'c.html': '---\npermalink: /c/\n',
      'd.html': '---\n- a list\n---\n',
      'style.scss': '---\n---\n',
      '_posts/2024-5-1-page.html': '---\npermalink: /page/\n---\n',
      '_posts/2024-5-2-photo.png': '',
    };
    expect([...(await buildFromTexts(jekyll, texts)).publication.assets]).toEqual(
      [
        ['/2024/05/01/page.html', '_posts/2024-5-1-page.html'],
        ['/2024/05/02/photo.png', '_posts/2024-5-2-photo.png'],
        ['/about-a/index.html', 'a.html'],
        ['/b.html', 'b.html'],
        ['/c.html', 'c.html'],
        ['/d.html', 'd.html'],
        ['/style.css', 'style.scss'],
        ['/style.css.map', 'style.scss'],
      ]
        .sort()
        .map(entry => (entry[1] === '_posts/2024-5-1-page.html' ? ['/page/', entry[1]] : entry))
        .sort((left, right) => (left[1] ?? '').localeCompare(right[1] ?? '')),
    );
  });

  test('GitHub Pages: README is the index, redirects, and pages without front matter', async () => {
    const texts = {
      '_config.yml': 'plugins: [jekyll-redirect-from]',
      ...GITHUB,
      'docs/README.md': '# Docs\n',
      'a.md': head('redirect_from: [old, /older/]'),
      'b.md': '# B\n',
    };
    const { publication } = await buildFromTexts(jekyll, texts);
    expect(publication.pages.map(({ file, url, aliases }) => [file, url, ...aliases])).toEqual([
      ['a.md', '/a.html', '/old', '/older/'],
      ['b.md', '/b.html'],
      ['docs/README.md', undefined],
    ]);
  });
});

describe('settings', () => {
  const versionOf = async (files: Texts) => {
    const texts = {
      '_config.yml': 'baseurl: /d',
      'about.md': `${head('title: A')}[a]({% link b.md %})\n`,
      'b.md': head('title: B'),
      ...files,
    };
    return (await resolveLinks(jekyll, texts, 'about.md')).map(line => line.split(' → ')[1])[0];
  };

  test('the version is the Gemfile’s: Jekyll 3 leaves the base path out of links', async () => {
    expect(await versionOf({ Gemfile: 'gem "jekyll", "~> 3.9"\n' })).toBe('missing (base) /d/b.html');
    expect(await versionOf({ Gemfile: 'gem "jekyll"\n', 'Gemfile.lock': '    jekyll (4.3.1)\n' })).toBe('b.md');
    expect(await versionOf({ Gemfile: 'gem "jekyll"\n' })).toBe('b.md');
    expect(await versionOf(GITHUB)).toBe('missing (base) /d/b.html');
    expect(await versionOf({})).toBe('unknown');
  });

  test('defaults: what is no set of them counts for nothing', async () => {
    const config =
      'defaults:\n  - nonsense\n  - { scope: { path: "" } }\n  - { scope: yes, values: { permalink: "/s/:basename/" } }\n  - { scope: { path: 5 }, values: { permalink: /five/ } }\n';
    expect(await listAddresses(jekyll, { '_config.yml': config, ...FOUR, 'a.md': head('title: A') })).toEqual({
      'a.md': '/s/a/',
    });
  });

  test('collections: a list, a map, and what is neither', async () => {
    const urls = async (collections: string) =>
      listAddresses(jekyll, { '_config.yml': `collections: ${collections}`, ...FOUR, '_cats/a.md': head('title: A') });
    expect(await urls('[cats]')).toEqual({ '_cats/a.md': '/cats/a.html unpublished' });
    expect(await urls('{ cats: { output: true } }')).toEqual({ '_cats/a.md': '/cats/a.html' });
    expect(await urls('{ cats: yes }')).toEqual({ '_cats/a.md': '/cats/a.html unpublished' });
    expect(await urls('5')).toEqual({});
  });

  const found = async (config: string, address: string, files: Texts = {}) => {
    const texts = { '_config.yml': config, ...FOUR, 'about.md': `${head('title: A')}[a](${address})\n`, ...files };
    return (await targetsOf(texts, 'about.md'))[0];
  };

  test.each([
    ['plugins: [jekyll-feed]\nfeed: { path: /atom.xml }', '/atom.xml', 'made by jekyll-feed'],
    ['plugins: [jekyll-feed]\nfeed: yes', '/feed.xml', 'made by jekyll-feed'],
    ['plugins: [jekyll-feed]', '/feed/cats.xml', 'made by jekyll-feed'],
    ['plugins: [jekyll-paginate]\npaginate: 5', '/page2/', 'made by jekyll-paginate'],
    ['plugins: [jekyll-paginate]', '/page2/', 'missing (absent)'],
    ['plugins: [jekyll-archives]', '/2024/', 'missing (absent)'],
    ['plugins: [jekyll-archives]\njekyll-archives: { enabled: all }', '/2024/05/', 'made by jekyll-archives'],
    [
      'plugins: [jekyll-archives]\njekyll-archives: { enabled: [tags], permalinks: { tag: "/t/:name/" } }',
      '/t/milo/',
      'made by jekyll-archives',
    ],
    ['plugins: [jekyll-archives]\njekyll-archives: { enabled: [tags] }', '/category/cats/', 'missing (absent)'],
    ['plugins: [jekyll-purr]', '/purr/', 'unknown'],
    ['plugins: [jekyll-purr]', '/purr.png', 'missing (absent)'],
    ['theme: minima', '/assets/main.css', 'unknown'],
    ['theme: minima', '/main.css', 'missing (absent)'],
    ['', '/made/', 'missing (absent)'],
  ])('%s: %s', async (config, address, target) => {
    expect(await found(config, address)).toBe(target);
  });

  test('Ruby of the site’s own makes pages, or filters', async () => {
    expect(await found('', '/made/', { '_plugins/a.rb': 'class A < Jekyll::Generator\nend' })).toBe('unknown');
    expect(await found('', '/made/', { '_plugins/a.rb': 'module Filter\nend' })).toBe('missing (absent)');
  });

  test('but none where the posts of a year are, or the pages of a folder that it does not name', async () => {
    const days = ['01', '02', '03', '04', '05'];
    const posts = Object.fromEntries(days.map(day => [`_posts/2024-02-${day}-milo.md`, head('title: Milo')]));
    const archive = { ...posts, '_plugins/a.rb': 'class A < Jekyll::Generator\nend' };
    const dated = 'permalink: /:year/:month/:title/';
    expect(await found(dated, '/2024/03/tilda/', archive)).toBe('missing (absent)');
    expect(await found(dated, '/2024/03/', archive)).toBe('unknown');
    expect(await found(dated, '/2024/03/milo/more/', archive)).toBe('unknown');
    expect(await found('permalink: /:title/', '/tilda/', archive)).toBe('unknown');
    expect(await found(`${dated}\nplugins: [jekyll-purr]`, '/2024/03/tilda/', archive)).toBe('unknown');
    const named = Object.fromEntries(days.map(day => [`notes/n${day}.md`, head('title: A note')]));
    expect(await found(dated, '/notes/tilda.html', { ...archive, ...named })).toBe('missing (absent)');
    expect(await found(dated, '/notes/tilda.txt', { ...archive, ...named })).toBe('unknown');
    expect(await found(dated, '/lists/tilda.html', { ...archive, ...named })).toBe('unknown');
    const told = { ...archive, ...named, '_plugins/b.rb': 'File.join("notes", cat)' };
    expect(await found(dated, '/notes/tilda.html', told)).toBe('unknown');
    const imported = { ...archive, '_plugins/b.rb': 'site.posts.docs << Jekyll::Document.new(path, site: site)' };
    expect(await found(dated, '/2024/03/tilda/', imported)).toBe('unknown');
  });

  test('plugins of the Gemfile’s group count as well', async () => {
    const group =
      "source 'https://rubygems.org'\ngem 'jekyll', '~> 4'\ngroup :jekyll_plugins do\n  gem 'jekyll-feed'\nend\n";
    expect(await found('', '/feed.xml', { Gemfile: group })).toBe('made by jekyll-feed');
    expect(await found('', '/feed.xml', { Gemfile: "gem 'jekyll', '~> 4'\ngem 'jekyll-feed'\n" })).toBe(
      'missing (absent)',
    );
  });
});

test.each([
  ['include', 'include', 'cat.html', FOUR, 'found'],
  ['include', 'include_cached', 'cat.html', FOUR, 'found'],
  ['include', 'include', 'dog.html', FOUR, 'missing'],
  ['include', 'include', 'dog.html', GITHUB, 'unknown'],
  ['include', 'include', '', FOUR, 'unknown'],
  ['include', 'include_relative', 'notes.md', FOUR, 'found'],
  ['include', 'include_relative', 'gone.md', GITHUB, 'missing'],
  ['include', 'include_relative', '../../up.md', FOUR, 'missing'],
  ['include', 'render', 'cat.html', FOUR, 'unknown'],
  ['shortcode', 'include', 'cat.html', FOUR, 'unknown'],
  ['layout', 'layout', 'none', FOUR, 'found'],
  ['layout', 'layout', 'post', FOUR, 'found'],
  ['layout', 'layout', 'post.html', FOUR, 'found'],
  ['layout', 'layout', 'gone', FOUR, 'missing'],
  ['layout', 'layout', 'gone', GITHUB, 'unknown'],
] as const)('%s by %s of %j with %j: %s', async (kind, tag, name, gemfile, state) => {
  const texts = {
    '_config.yml': '',
    '_includes/cat.html': '',
    '_layouts/post.html': '',
    'sub/about.md': head('title: A'),
    'sub/notes.md': '',
    ...gemfile,
  };
  const { site } = await buildFromTexts(jekyll, texts);
  const page = site.page('sub/about.md');
  expect(page && site.findTemplate(page, { kind, name, tag })).toBe(state);
});

test('a wiki link to a picture that a theme may have is unknown', async () => {
  const texts = {
    '_config.yml': 'plugins: [jekyll-wikirefs]\ntheme: minima\n',
    'a.md': `${head('title: A')}![[milo.png]] [[nobody]]\n`,
  };
  expect(await targetsOf(texts, 'a.md')).toEqual(['unknown', 'missing (absent)']);
});

test('defaults reach what they reach in Jekyll 4.3.1', async () => {
  const scopes = [
    'scope: { path: "", type: post }',
    'scope: { path: "_posts" }',
    'scope: { path: "my/_posts" }',
    'scope: { path: "/_posts" }',
    'scope: { path: "my/_posts/d*" }',
    'scope: {}',
    'scope: { path: "_posts/deep/" }',
    'scope: { path: "", type: drafts }',
    'scope: { path: "", type: pages }',
  ];
  const defaults = scopes.map((scope, index) => `  - { ${scope}, values: { k${index}: 1 } }\n`).join('');
  const { site } = await buildFromTexts(jekyll, {
    '_config.yml': `collections_dir: my\ndefaults:\n${defaults}`,
    ...FOUR,
    'my/_posts/deep/2024-01-01-tom.md': head('title: Tom'),
    'my/_drafts/tim.md': head('title: Tim'),
    'about.md': head('title: About'),
  });
  const given = (file: string) =>
    scopes.flatMap((_, index) => (site.page(file)?.inherits?.([`k${index}`]) ? index : []));
  expect(given('my/_posts/deep/2024-01-01-tom.md')).toEqual([0, 1, 2, 4, 5, 6]);
  expect(given('my/_drafts/tim.md')).toEqual([0, 5]);
  expect(given('about.md')).toEqual([5, 8]);
});

test('of two defaults the one with the longer path wins, and nothing is no value', async () => {
  const defaults = [
    '{ scope: { path: "_posts" }, values: { permalink: /a/ } }',
    '{ scope: { path: "" }, values: { permalink: /b/ } }',
    '{ scope: { path: "_pos" }, values: { permalink: /c/ } }',
  ];
  const texts = {
    '_config.yml': `defaults: [${defaults.join(', ')}]`,
    '_posts/2024-01-01-tom.md': head('permalink:'),
    'about.md': head('title: About'),
  };
  expect(await listAddresses(jekyll, texts)).toEqual({ '_posts/2024-01-01-tom.md': '/a/', 'about.md': '/b/' });
});

test('code and plugins of a site may set a key', async () => {
  const { site } = await buildFromTexts(jekyll, {
    '_config.yml': '',
    ...GITHUB,
    '_plugins/mood.rb':
      'Jekyll::Hooks.register(:posts, :pre_render) { |post| post.data["mood"] = "fine" }\ndef author(page) = page.author\n',
    'about.md': head('title: About'),
  });
  const keys = ['mood', 'layout', 'author'].filter(key => site.page('about.md')?.inherits?.([key]));
  expect(keys).toEqual(['mood', 'layout']);
});

test('defaults that hold themselves come to an end', async () => {
  const { site } = await buildFromTexts(jekyll, {
    '_config.yml':
      'defaults:\n  - { scope: { path: "" }, values: &all { mood: *all, a: *all, b: *all, c: *all, d: *all } }\n  - { scope: { path: a }, values: *all }\n',
    'a.md': head('mood: &mood { mood: *mood, a: *mood, b: *mood, c: *mood, d: *mood }'),
  });
  expect(site.page('a.md')?.inherits?.(['mood', 'mood'])).toBe(true);
});
