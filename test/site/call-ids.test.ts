import { expect, test } from 'vitest';
import { generatorOf } from '../../src/site/detect.ts';
import { buildFromTexts } from './fixture-site.ts';

/** Whether `#rules` is on a Jekyll page with this text, given these includes. */
async function askJekyll(body: string, includes: Readonly<Record<string, string>>): Promise<string | undefined> {
  const templates = Object.entries(includes).map(([name, text]) => [`_includes/${name}`, text]);
  const texts = {
    '_config.yml': 'title: Cats\n',
    'feeding.md': `---\n---\n\n${body}\n`,
    ...Object.fromEntries(templates),
  };
  const { site } = await buildFromTexts(generatorOf('jekyll'), texts);
  const page = site.page('feeding.md');
  return page && site.findId(page, 'rules');
}

const plain = { 'note.html': '<p>{{ include.text }}</p>' };

test('an include that is here is read', async () => {
  expect(await askJekyll('{% include note.html text="Two bowls" %}', plain)).toBe('missing');
  expect(await askJekyll("{% include note.html text='Two bowls' nr=2 big=true %}", plain)).toBe('missing');
  expect(await askJekyll('{% include note.html %}', { 'note.html': '<p id="rules"></p>' })).toBe('found');
  expect(await askJekyll('{% include note.html %}', { 'note.html': '<p id="ru{{ x }}s"></p>' })).toBe('unknown');
  expect(await askJekyll('{% include note.html %}', { 'note.html': '<p id="ru{{ x }}x"></p>' })).toBe('missing');
});

test('one that is not here may bring anything', async () => {
  expect(await askJekyll('{% include table.html %}', plain)).toBe('unknown');
  expect(await askJekyll('{% include note.html %}{% include table.html %}', plain)).toBe('unknown');
  expect(await askJekyll('{% include {{ page.note }} %}', plain)).toBe('unknown');
});

test.each([
  ['HTML', 'text="<b id=rules>"'],
  ['a heading', 'text="## Rules"'],
  ['a variable', 'text=page.rules'],
  ['a long text', `text="${'Two bowls. '.repeat(200)}"`],
])('what an include is given may be %s', async (_, args) => {
  expect(await askJekyll(`{% include note.html ${args} %}`, plain)).toBe('unknown');
});

test('includes include others, but not themselves', async () => {
  const nested = { ...plain, 'card.html': '{% include note.html text=include.text %}' };
  expect(await askJekyll('{% include card.html text="Milo" %}', nested)).toBe('missing');
  expect(
    await askJekyll('{% include a.html %}', { 'a.html': '{% include b.html %}', 'b.html': '{% include a.html %}' }),
  ).toBe('unknown');
});

test('many includes in many others take no time', async () => {
  const ids = Array.from({ length: 90 }, (_, nr) => `<i id="i${nr}"></i>`).join('');
  const chainOf = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, nr) => [`${nr}.html`, `${`{% include ${nr + 1}.html %}`.repeat(500)}${ids}`]),
    );
  expect(await askJekyll('{% include 0.html %}', { ...chainOf(9), '9.html': 'The end' })).toBe('missing');
  expect(await askJekyll('{% include 0.html %}', { ...chainOf(12), '12.html': 'The end' })).toBe('unknown');
  const own = (nr: number) => ids.replaceAll('"i', `"i${nr}-`);
  const wide = Object.fromEntries(Array.from({ length: 12 }, (_, nr) => [`${nr}.html`, own(nr)]));
  const all = {
    'all.html': Object.keys(wide)
      .map(name => `{% include ${name} %}`)
      .join(''),
    ...wide,
  };
  expect(await askJekyll('{% include all.html %}', all)).toBe('unknown');
});

/** Whether `#rules` is on a page of Hugo with this text, where `box` writes what stands in it. */
async function askHugo(body: string): Promise<string | undefined> {
  const { site } = await buildFromTexts(generatorOf('hugo'), {
    'hugo.toml': 'baseURL = "https://cats.example/"\n[markup.goldmark.renderer]\nunsafe = true\n',
    'layouts/shortcodes/box.html': '<div>{{ .Inner | markdownify }}</div>',
    'layouts/shortcodes/box.fr.html': '<div>{{ .Inner }}</div>',
    'content/feeding.md': `---\ntitle: Feeding\n---\n\n${body}\n`,
  });
  const page = site.page('content/feeding.md');
  return page && site.findId(page, 'rules');
}

test('what stands in a shortcode may have headings and ids', async () => {
  expect(await askHugo('{{< box >}}Two bowls{{< /box >}}\n\n## Bowls')).toBe('missing');
  expect(await askHugo('{{< BOX >}}Two bowls{{< /BOX >}}')).toBe('missing');
  expect(await askHugo('{{< box >}}\n## Bowls\n{{< /box >}}')).toBe('unknown');
  expect(await askHugo('{{< box >}}\n<b id="bowls">Two</b>\n{{< /box >}}')).toBe('unknown');
  expect(await askHugo('{{< box >}}{{< box >}}\n## Bowls\n{{< /box >}}{{< /box >}}')).toBe('unknown');
  expect(await askHugo('{{< box >}}A{{< /box >}}\n\n## Bowls\n\n{{< box >}}B{{< /box >}}')).toBe('missing');
});
