import { describe, expect, test } from 'vitest';
import { jekyll } from '../../../src/site/generators/jekyll.ts';
import { resolveLinks } from '../resolve-links.ts';

const post = '_posts/2024-05-01-milo.md';

const site = {
  Gemfile: "gem 'jekyll', '~> 4.3'\n",
  '_config.yml':
    'url: https://cats.example\nbaseurl: /diary\npermalink: /:year/:title/\nplugins: [jekyll-feed, jekyll-sitemap, jekyll-redirect-from]\n',
  '_posts/2024-04-01-tilda.md': '---\ntitle: Tilda\nredirect_from: /old-tilda/\n---\n\n## Her box\n',
  'about.md': '---\ntitle: About\n---\n',
  'images/milo.jpg': '',
  'images/My Cat.jpg': '',
  'papers.pdf': '',
};

async function targetsOf(body: string, others: Readonly<Record<string, string>> = {}): Promise<string[]> {
  return resolveLinks(jekyll, { ...site, ...others, [post]: `---\ntitle: Milo\n---\n\n${body}\n` }, post);
}

describe('links', () => {
  test('are left to the browser, which starts at the published address', async () => {
    expect(
      await targetsOf(
        [
          '[a](../tilda/) [b](../../about/) [c](/diary/2024/tilda/#her-box) [d](/2024/tilda/) [e](2024-04-01-tilda.md)',
          '[f](/diary/diary/about/) [g](/diary/About/) [s](/diary/about.html) [h](/diary/papers.pdf?v=2) [i](//cats.example/diary/about)',
          '[j](https://cats.example/diary/2024/tida/) [k](https://cats.example/other-site/) [l](mailto:milo@cats.example)',
          '[m](#her-box) [n](?page=2) [o](/diary/old-tilda/) [p](/diary/feed.xml) [q](/diary/sitemap.xml) [r](/diary/robots.txt)',
        ].join('\n'),
      ),
    ).toEqual([
      '../tilda/ → _posts/2024-04-01-tilda.md',
      '../../about/ → about.md',
      '/diary/2024/tilda/#her-box → _posts/2024-04-01-tilda.md#her-box',
      '/2024/tilda/ → missing (base) /diary/2024/tilda/',
      '2024-04-01-tilda.md → missing (source) /diary/2024/tilda/',
      '/diary/diary/about/ → missing (double-base) /diary/about/',
      '/diary/About/ → missing (case) /diary/about/',
      '/diary/about.html → missing (absent) /diary/about/',
      '/diary/papers.pdf?v=2 → papers.pdf',
      '//cats.example/diary/about → about.md',
      'https://cats.example/diary/2024/tida/ → missing (absent) /diary/2024/tilda/',
      'https://cats.example/other-site/ → unknown',
      'mailto:milo@cats.example → external',
      '#her-box → _posts/2024-05-01-milo.md#her-box',
      '?page=2 → _posts/2024-05-01-milo.md',
      '/diary/old-tilda/ → _posts/2024-04-01-tilda.md',
      '/diary/feed.xml → made by jekyll-feed',
      '/diary/sitemap.xml → made by jekyll-sitemap',
      '/diary/robots.txt → made by jekyll-sitemap',
    ]);
  });

  test('may hold the tags and filters that lead somewhere', async () => {
    expect(
      await targetsOf(
        [
          '[a]({% link _posts/2024-04-01-tilda.md %}#her-box) [b]({% link papers.pdf %}) [c]({% link paper.pdf %})',
          '[d]({% post_url 2024-04-01-tilda %}) [e]({% post_url 2024-04-02-tilda %}) [f]({% post_url 2024-4-1-tilda %})',
          '[g]({{ "/about" | relative_url }}) [h]({{ \'about\' | absolute_url }}) [i]({{ site.baseurl }}/2024/tilda/)',
          '[j]({{ site.url }}{{ site.baseurl }}/nobody/) [k]({{ page.next.url }}) [l]({{ site.baseurl }}{% link about.md %})',
          '<a href="{{ "/about" | relative_url }}">m</a> <a href="{% post_url 2024-04-01-tilda %}">n</a>',
        ].join('\n'),
      ),
    ).toEqual([
      '{% link _posts/2024-04-01-tilda.md %}#her-box → _posts/2024-04-01-tilda.md#her-box',
      '{% link papers.pdf %} → papers.pdf',
      '{% link paper.pdf %} → missing (absent)',
      '{% post_url 2024-04-01-tilda %} → _posts/2024-04-01-tilda.md',
      '{% post_url 2024-04-02-tilda %} → missing (absent)',
      '{% post_url 2024-4-1-tilda %} → _posts/2024-04-01-tilda.md',
      '{{ "/about" | relative_url }} → about.md',
      "{{ 'about' | absolute_url }} → about.md",
      '{{ site.baseurl }}/2024/tilda/ → _posts/2024-04-01-tilda.md',
      '{{ site.url }}{{ site.baseurl }}/nobody/ → missing (absent)',
      '{{ page.next.url }} → unknown',
      '{{ site.baseurl }}{% link about.md %} → missing (double-base) /diary/about/',
      '{{ "/about" | relative_url }} → about.md',
      '{% post_url 2024-04-01-tilda %} → _posts/2024-04-01-tilda.md',
    ]);
  });

  test('name source files where jekyll-relative-links turns them into addresses', async () => {
    const others = {
      Gemfile: "gem 'github-pages'\n",
      'index.md': '---\ntitle: Home\n---\n\n[a](about.md) [b](/about.md#us) [c](abuot.md) [d](papers.pdf)\n',
    };
    expect(await resolveLinks(jekyll, { ...site, ...others }, 'index.md')).toEqual([
      'about.md → about.md',
      '/about.md#us → about.md#us',
      'abuot.md → missing (absent)',
      'papers.pdf → papers.pdf',
    ]);
    expect(await targetsOf('[a](../about.md)', others)).toEqual(['../about.md → missing (source) /diary/about/']);
  });

  test('to archives and pages of lists are known where a plugin makes them', async () => {
    const config = `${site['_config.yml'].replace('plugins: [', 'plugins: [jekyll-archives, jekyll-paginate, ')}paginate: 5\njekyll-archives: { enabled: all }\n`;
    const body =
      '[a](/diary/tag/food/) [b](/diary/2024/) [c](/diary/page2/) [d](/diary/category/x/) [e](/diary/tags/food/)';
    expect(await targetsOf(body, { '_config.yml': config })).toEqual([
      '/diary/tag/food/ → made by jekyll-archives',
      '/diary/2024/ → made by jekyll-archives',
      '/diary/page2/ → made by jekyll-paginate',
      '/diary/category/x/ → made by jekyll-archives',
      '/diary/tags/food/ → missing (absent)',
    ]);
    const some = config.replace('enabled: all', 'enabled: [year]');
    expect(await targetsOf('[a](/diary/tag/food/) [b](/diary/2024/)', { '_config.yml': some })).toEqual([
      '/diary/tag/food/ → missing (absent)',
      '/diary/2024/ → made by jekyll-archives',
    ]);
    expect(await targetsOf('[a](/diary/tag/food/) [c](/diary/page2/)')).toEqual([
      '/diary/tag/food/ → missing (absent)',
      '/diary/page2/ → missing (absent)',
    ]);
  });

  test('may lead to what a plugin or the theme makes', async () => {
    const config = site['_config.yml'].replace('plugins: [', 'theme: minimal-mistakes\nplugins: [jekyll-cat-pages, ');
    const body =
      '[a](/diary/breeds/) [b](/diary/assets/main.css)\n\n![c](/diary/assets/logo.png) ![d](/diary/images/milo2.jpg)';
    expect(await targetsOf(body, { '_config.yml': config })).toEqual([
      '/diary/breeds/ → unknown',
      '/diary/assets/main.css → unknown',
      '/diary/assets/logo.png → unknown',
      '/diary/images/milo2.jpg → missing (absent) /diary/images/milo.jpg',
    ]);
    const own = { '_config.yml': config, 'assets/otto.png': '' };
    expect(await targetsOf('![c](/diary/assets/logo.png)', own)).toEqual(['/diary/assets/logo.png → missing (absent)']);
  });
});

describe('images', () => {
  test('are found in Markdown, HTML, definitions and the front matter', async () => {
    const texts = {
      ...site,
      [post]: [
        '---',
        'title: Milo',
        'image: /images/milo.jpg',
        'header:',
        '  teaser: images/nobody.jpg',
        'gallery:',
        '  - url: /images/other.jpg',
        '---',
        '',
        '![a](/diary/images/milo.jpg) ![b](../../images/milo.jpg) ![c](/diary/images/My%20Cat.jpg) ![d](/images/milo.jpg)',
        '![e][photo] <img src="{{ site.baseurl }}/images/milo.jpg" srcset="/diary/images/milo.jpg 1x, /diary/images/milo-2x.jpg 2x">',
        '<video src="/diary/milo.mp4" poster="/diary/images/milo.jpg"></video> ![f](images/MILO.jpg)',
        '',
        '[photo]: {{ "/images/milo.jpg" | relative_url }} "Milo"',
        '',
      ].join('\n'),
    };
    expect(await resolveLinks(jekyll, texts, post)).toEqual([
      '/images/milo.jpg → images/milo.jpg',
      'images/nobody.jpg → missing (absent)',
      '/diary/images/milo.jpg → images/milo.jpg',
      '../../images/milo.jpg → images/milo.jpg',
      '/diary/images/My%20Cat.jpg → images/My Cat.jpg',
      '/images/milo.jpg → missing (base) /diary/images/milo.jpg',
      'images/MILO.jpg → missing (absent) /diary/images/milo.jpg',
      '{{ "/images/milo.jpg" | relative_url }} → images/milo.jpg',
      '{{ site.baseurl }}/images/milo.jpg → images/milo.jpg',
      '/diary/images/milo.jpg → images/milo.jpg',
      '/diary/images/milo-2x.jpg → missing (absent) /diary/images/milo.jpg',
      '/diary/milo.mp4 → missing (absent)',
      '/diary/images/milo.jpg → images/milo.jpg',
    ]);
  });

  test('get a folder or a host in front where the theme is Chirpy', async () => {
    const chirpy = site['_config.yml'].replace('baseurl: /diary\n', 'theme: jekyll-theme-chirpy\n');
    const at = (text: string) => ({ '_config.yml': chirpy + text });
    const body = '![a](milo.jpg) ![b](/images/milo.jpg) ![c](/milo.jpg)';
    const defaults = 'defaults:\n  - scope: { path: "", type: posts }\n    values: { media_subpath: /images }\n';
    expect(await targetsOf(body, at(defaults))).toEqual([
      'milo.jpg → images/milo.jpg',
      '/images/milo.jpg → images/milo.jpg',
      '/milo.jpg → images/milo.jpg',
    ]);
    expect(await targetsOf(body, at('cdn: https://cdn.example\n'))).toEqual([
      'milo.jpg → unknown',
      '/images/milo.jpg → unknown',
      '/milo.jpg → unknown',
    ]);
  });
});
