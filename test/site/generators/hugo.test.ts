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

describe('shortcodes', () => {
  const site = {
    'hugo.toml': "baseURL = 'https://cats.example/'",
    'content/posts/tabby.md': '---\ntitle: Tabby\nslug: the-tabby\n---\n## Her coat\n',
    'content/posts/draft.md': '---\ndraft: true\n---\n',
    'content/posts/tom/index.md': '',
    'content/notes/tabby-cats.md': '',
    'content/posts/tom/tom.jpg': '',
    'static/paw.png': '',
  };
  const check = (body: string, file = 'content/posts/page.md') => targetsOf({ ...site, [file]: body }, file);

  test('ref and relref name source files', async () => {
    const body = [
      '[a]({{< ref "tabby.md" >}}) [b]({{< relref "/posts/Tabby" >}}) [c]({{< ref "tabby#her-coat" >}}#more)',
      '[d]({{< relref path="tom" >}}) [e]({{% ref "tabby-cats" %}}) [f]({{< ref "draft" >}})',
      '[g]({{< ref "the-tabby" >}}) [h]({{< ref "/posts/nowhere.md" >}}) [i]({{< baseurl >}}/x)',
    ].join('\n');
    expect(await check(body)).toEqual([
      '{{< ref "tabby.md" >}} → content/posts/tabby.md',
      '{{< relref "/posts/Tabby" >}} → content/posts/tabby.md',
      '{{< ref "tabby#her-coat" >}}#more → content/posts/tabby.md#more',
      '{{< relref path="tom" >}} → content/posts/tom/index.md',
      '{{% ref "tabby-cats" %}} → content/notes/tabby-cats.md',
      '{{< ref "draft" >}} → content/posts/draft.md',
      '{{< ref "the-tabby" >}} → missing (absent)',
      '{{< ref "/posts/nowhere.md" >}} → missing (absent)',
      '{{< baseurl >}}/x → unknown',
    ]);
  });

  test('ref is looked up wherever it stands', async () => {
    const body = [
      '```md\n[a]({{< ref "nowhere.md" >}}) {{< relref "lost" >}}\n```',
      '`{{% ref "tabby" %}}` <a href="{{< ref "gone" >}}">b</a> {{</* ref "sample" */>}}',
    ].join('\n\n');
    expect(await check(body)).toEqual([
      'nowhere.md → missing (absent)',
      'lost → missing (absent)',
      'tabby → content/posts/tabby.md',
      'gone → missing (absent)',
    ]);
  });

  test('figure takes a file of the bundle, else an address', async () => {
    expect(
      await check(
        'Tom: {{< figure src="tom.jpg" link="/posts/the-tabby/" >}} {{< figure src="tim.jpg" >}}',
        'content/posts/tom/index.md',
      ),
    ).toEqual([
      'tom.jpg → content/posts/tom/tom.jpg',
      '/posts/the-tabby/ → content/posts/tabby.md',
      'tim.jpg → missing (absent) tom.jpg',
    ]);
    expect(await check('Paw: {{< figure src="/paw.png" alt="A paw" >}}')).toEqual(['/paw.png → static/paw.png']);
  });
});

describe('render hooks', () => {
  const site = {
    'hugo.toml': "baseURL = 'https://cats.example/'\n[languages.en]\n[languages.de]\n",
    'content/posts/tabby.md': '---\ntitle: Tabby\n---\n## Her coat\n',
    'content/posts/tom/index.md': '[a](tabby.md#her-coat) ![](tom.jpg) [b](tabby) [c](nowhere.md) ![](logo.svg)\n',
    'content/posts/tom/index.de.md': '![](tom.jpg) [a](tabby.md)\n',
    'content/posts/tom/tom.jpg': '',
    'assets/logo.svg': '',
  };

  test('of Hugo’s own look for pages and resources where there are several languages', async () => {
    expect(await targetsOf(site, 'content/posts/tom/index.md')).toEqual([
      'tabby.md#her-coat → content/posts/tabby.md#her-coat',
      'tabby → content/posts/tabby.md',
      'nowhere.md → missing (absent)',
      'tom.jpg → content/posts/tom/tom.jpg',
      'logo.svg → assets/logo.svg',
    ]);
  });

  test('find the resources of a bundle in every language, and pages only in their own', async () => {
    expect(await targetsOf(site, 'content/posts/tom/index.de.md')).toEqual([
      'tabby.md → missing (absent) /posts/tabby/',
      'tom.jpg → content/posts/tom/tom.jpg',
    ]);
  });

  test('of a theme that is not here may do anything', async () => {
    const texts = {
      'hugo.toml': 'theme = "ananke"',
      'content/posts/a.md': '[a](b.md) [c](gone.md) ![](gone.png)\n',
      'content/posts/b.md': '',
    };
    expect(await targetsOf(texts, 'content/posts/a.md')).toEqual([
      'b.md → content/posts/b.md',
      'gone.md → missing (absent)',
      'gone.png → unknown',
    ]);
  });

  test('that write the destination as it is change nothing', async () => {
    const texts = {
      'hugo.toml': '',
      'layouts/_markup/render-link.html': '<a href="{{ .Destination | safeURL }}">{{ .Text }}</a>',
      'content/posts/a.md': '[a](b.md)\n',
      'content/posts/b.md': '',
    };
    expect(await targetsOf(texts, 'content/posts/a.md')).toEqual(['b.md → missing (source) /posts/b/']);
  });
});

test('images of the front matter are right if any theme would find them', async () => {
  const texts = {
    'hugo.toml': "baseURL = 'https://cats.example/'",
    'static/images/tom.jpg': '',
    'assets/tim.jpg': '',
    'content/posts/tom/tom.jpg': '',
    'content/posts/tom/index.md':
      '---\nimages: [/images/tom.jpg, images/tom.jpg, tom.jpg, tim.jpg, /images/gone.jpg]\ncover:\n  image: gone.jpg\n---\n',
  };
  expect(await targetsOf(texts, 'content/posts/tom/index.md')).toEqual([
    '/images/tom.jpg → static/images/tom.jpg',
    'images/tom.jpg → static/images/tom.jpg',
    'tom.jpg → content/posts/tom/tom.jpg',
    'tim.jpg → assets/tim.jpg',
    '/images/gone.jpg → missing (absent)',
    'gone.jpg → missing (absent)',
  ]);
});

test('pages in HTML are not checked, but links and files find them where they are', async () => {
  const texts = {
    'hugo.toml': '[permalinks]\nposts = "/:year/:slug/"',
    'content/posts/tom/index.html': '---\ntitle: Tom\ndate: 2024-05-01\naliases: /tomcat/\n---\n<p>Tom</p>\n',
    'content/posts/tom/tom.jpg': '',
    'content/posts/draft.html': '+++\ndraft = true\n+++\n',
    'content/a.md': '[a](/2024/tom/) [b](/tomcat/) [c](/posts/tom/) [d](/1/draft/) ![](/2024/tom/tom.jpg)\n',
  };
  expect(await targetsOf(texts, 'content/a.md')).toEqual([
    '/2024/tom/ → /2024/tom/',
    '/tomcat/ → /tomcat/',
    '/posts/tom/ → missing (absent) /2024/tom/',
    '/1/draft/ → missing (absent)',
    '/2024/tom/tom.jpg → content/posts/tom/tom.jpg',
  ]);
});

test('content adapters and modules may have pages that nothing here shows', async () => {
  const texts = {
    'hugo.toml':
      '[[module.imports]]\npath = "github.com/cats/guides"\n[[module.imports.mounts]]\nsource = "content"\ntarget = "content/guides"\n',
    'content/breeds/_content.gotmpl': '',
    'content/a.md': '[a](/breeds/siamese/) [b](/guides/feeding/) [c](/else/)\n',
  };
  expect(await targetsOf(texts, 'content/a.md')).toEqual([
    '/breeds/siamese/ → unknown',
    '/guides/feeding/ → unknown',
    '/else/ → missing (absent)',
  ]);
});

describe('what is published', () => {
  const states = async (texts: Readonly<Record<string, string>>) => {
    const { publication } = await buildFromTexts(hugo, { 'hugo.toml': '', ...texts });
    return Object.fromEntries(
      publication.pages.map(page => [page.file.slice('content/'.length), `${page.state} ${page.url}`]),
    );
  };

  test('keys may be written in any case, and sections hand values down', async () => {
    expect(
      await states({
        'content/a.md': '---\nDraft: true\n---\n',
        'content/old/_index.md': '---\ncascade:\n  draft: true\n---\n',
        'content/old/b.md': '---\ntitle: B\n---\n',
        'content/old/c.md': '---\ndraft: false\n---\n',
      }),
    ).toEqual({
      'a.md': 'draft /a/',
      'old/_index.md': 'draft /old/',
      'old/b.md': 'draft /old/b/',
      'old/c.md': 'published /old/c/',
    });
  });

  test('a zone decides when a date without one is in the future', async () => {
    const texts = { 'content/a.md': '---\ndate: 2026-01-01T18:00:00\n---\n' };
    expect(await states(texts)).toEqual({ 'a.md': 'future /a/' });
    expect(await states({ ...texts, 'hugo.toml': 'timeZone = "Asia/Tokyo"' })).toEqual({ 'a.md': 'published /a/' });
  });

  test('names of files keep every blank since 0.123, and titles do not', async () => {
    const texts = {
      'content/a & b.md': '',
      'content/posts/one.md': '---\ntitle: A  &  B\n---\n',
      'hugo.toml': '[permalinks.page]\nposts = "/p/:title/"',
    };
    expect(await states(texts)).toEqual({ 'a & b.md': 'published /a--b/', 'posts/one.md': 'published /p/a-b/' });
    expect((await states({ ...texts, '.hvm': 'v0.111.3' }))['a & b.md']).toBe('published /a-b/');
  });

  test('patterns may stand in a list, of which the first that matches counts', async () => {
    expect(
      await states({
        'hugo.toml':
          '[[permalinks]]\npattern = "/:year/:slug/"\ntarget = { path = "/posts/**", kind = "page" }\n[[permalinks]]\npattern = "/x/:filename/"\n',
        'content/posts/one.md': '---\ntitle: One\ndate: 2024-01-01\n---\n',
        'content/two.md': '',
      }),
    ).toEqual({ 'posts/one.md': 'published /2024/one/', 'two.md': 'published /x/two/' });
  });
});
