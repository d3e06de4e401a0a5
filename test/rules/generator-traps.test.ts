import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

/** What is found by rules that say an error, as `rule: text at its place`. */
async function errorsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { reports } = await lintMemory({ files });
  return reports.flatMap(({ file, diagnostics }) =>
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, span }) => `${rule}: ${files[file]?.slice(span.start.offset, span.end.offset)}`),
  );
}

const HUGO = { 'hugo.toml': "baseURL = 'https://cats.example/'\n" };
const DOCUSAURUS = {
  'docusaurus.config.js':
    "export default { url: 'https://cats.example', baseUrl: '/base/', presets: [['classic', {}]] };\n",
};
const ZOLA = { 'zola.toml': 'base_url = "https://cats.example"\n', 'content/_index.md': '+++\n+++\n' };
const ASTRO = { 'astro.config.mjs': "export default { base: '/base' };\n" };
const ELEVENTY = { 'package.json': '{"dependencies":{"@11ty/eleventy":"^3.1.0"}}' };

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

/** Each of these was seen with the real generator, and is easily lost in a change elsewhere. */
test.each([
  [
    'Hugo drops raw HTML, and with it the anchor',
    { ...HUGO, 'content/milo.md': '---\ntitle: Milo\n---\n\n<a name="tail"></a>\n\n[t](#tail)\n' },
    ['broken-anchor: #tail'],
  ],
  [
    'Hugo keeps it where the configuration says so',
    {
      'hugo.toml': `${HUGO['hugo.toml']}[markup.goldmark.renderer]\nunsafe = true\n`,
      'content/milo.md': '---\ntitle: Milo\n---\n\n<a name="tail"></a>\n\n[t](#tail)\n',
    },
    [],
  ],
  [
    'Docusaurus gives the title no id',
    { ...DOCUSAURUS, 'docs/milo.md': '# Milo\n\n[t](#milo) [u](#tail)\n\n## Tail\n' },
    ['broken-anchor: #milo'],
  ],
  [
    'Docusaurus puts its base path before images itself',
    { ...DOCUSAURUS, 'static/a.svg': SVG, 'docs/milo.md': '![Milo asleep](/base/a.svg) ![Milo awake](/a.svg)\n' },
    ['missing-image: /base/a.svg'],
  ],
  [
    'Docusaurus turns no path to the docs into an address from the blog',
    {
      ...DOCUSAURUS,
      'docs/milo.md': '## Tail\n',
      'blog/2024-05-01-cats.md': '---\ntitle: Cats\n---\n\n[Milo](../docs/milo.md)\n',
    },
    ['broken-link: ../docs/milo.md'],
  ],
  [
    'MDX takes a smaller-than sign for a tag',
    { ...DOCUSAURUS, 'docs/milo.md': '# Milo\n\nI <3 cats\n' },
    ['unclosed-template: <'],
  ],
  [
    'MDX takes an autolink for a tag',
    { ...DOCUSAURUS, 'docs/milo.md': '# Milo\n\n<http://cats.example>\n' },
    ['unclosed-template: <'],
  ],
  [
    'Docusaurus wants a list of tags, and dates that are no text',
    {
      ...DOCUSAURUS,
      'blog/2024-01-05-cats.md': '---\ntitle: Cats\ntags: cats\ndate: "2024-01-05T10:00:00Z"\n---\n\nPurr.\n',
    },
    ['wrong-type: cats', 'invalid-date: 2024-01-05T10:00:00Z'],
  ],
  [
    'Zola knows the anchors behind @/, and images only from the page’s address',
    {
      ...ZOLA,
      'content/cats/_index.md': '+++\n+++\n',
      'content/cats/milo.png': '',
      'content/cats/milo.md': '+++\ntitle = "Milo"\n+++\n\n![Milo asleep](milo.png) [t](@/cats/milo.md#tail)\n',
    },
    ['missing-image: milo.png', 'broken-anchor: #tail'],
  ],
  [
    'Astro imports images, leaves links alone, and adds no base path',
    {
      ...ASTRO,
      'public/a.svg': SVG,
      'src/pages/molly.md': '# Molly\n',
      'src/pages/100%.svg': SVG,
      'src/pages/milo.md': '![Milo asleep](rel.png) ![Milo awake](/a.svg) ![Milo](100%25.svg) [Molly](molly.md)\n',
    },
    ['missing-image: rel.png', 'missing-image: /a.svg', 'broken-link: molly.md'],
  ],
  [
    'Hexo publishes drafts by that name, and future posts',
    {
      '_config.yml': 'theme: plain\n',
      'package.json': '{"dependencies":{"hexo":"^8.1.2","hexo-renderer-marked":"^7.0.1"}}',
      'themes/plain/layout/index.ejs': '',
      'source/_posts/milo.md':
        'title: Milo\ndate: 2024-05-01\ndraft: true\n---\n[Molly](/2999/05/02/molly/) ![Milo asleep](milo.png)\n',
      'source/_posts/milo.png': '',
      'source/_posts/molly.md': '---\ntitle: Molly\ndate: 2999-05-02\n---\n\n[Milo](/2024/05/01/milo/)\n',
    },
    ['missing-image: milo.png'],
  ],
  [
    'front matter that runs as a program is refused under any of its names',
    { ...ELEVENTY, 'posts/milo.md': '---constructor\ntitle: Milo\n---\n\nPurr.\n' },
    ['front-matter-language: ---constructor'],
  ],
  [
    'each slip of YAML is at its place',
    {
      ...HUGO,
      'content/a.md': '---\ntitle: Milo: a cat\nsummary: **bold**\nauthor: @mia\ntags:\n\t- cats\n---\n\nPurr.\n',
    },
    ['front-matter-syntax: :', 'front-matter-syntax: *', 'front-matter-syntax: @', 'front-matter-syntax: \t'],
  ],
  [
    'a day that is in no calendar is told from the text, quoted or not, and in TOML',
    {
      ...HUGO,
      'content/a.md': '---\ntitle: A\ndate: 2024-02-30\n---\n\nPurr.\n',
      'content/b.md': '---\ntitle: B\ndate: "2024-02-30"\n---\n\nPurr.\n',
      'content/c.md': '+++\ntitle = "C"\ndate = 2024-02-30\n+++\n\nPurr.\n',
    },
    ['invalid-date: 2024-02-30', 'invalid-date: 2024-02-30', 'invalid-date: 2024-02-30'],
  ],
])('%s', async (_, files, errors) => {
  expect(await errorsOf(files)).toEqual(errors);
});

test('values have no carriage return, and a byte-order mark moves no place', async () => {
  const text = '\uFEFF---\r\ntitle: Milo\r\ntags: [cats]\r\ndate: 2024-02-30\r\n---\r\n\r\n[t](/lost/)\r\n';
  const { reports } = await lintMemory({
    files: { '_config.yml': 'permalink: pretty\n', '_posts/2024-02-28-milo.md': text },
  });
  const found = reports.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'));
  expect(found.map(({ span, message }) => `${span.start.line}:${span.start.column} ${message}`)).toEqual([
    '4:7 “2024-02-30” is not in the calendar: February 2024 has 29 days; Jekyll takes it for 1 March 2024',
    '7:5 Link target “/lost/” does not exist',
  ]);
});
