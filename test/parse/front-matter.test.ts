import { describe, expect, test } from 'vitest';
import type { FrontMatterStyle } from '../../src/core/dialect.ts';
import { parseFrontMatter } from '../../src/parse/front-matter.ts';

/** The facts as a reader would check them: each pointer with its key and value as the text has them. */
function read(text: string, style: FrontMatterStyle = 'jekyll') {
  const { facts, problems, end } = parseFrontMatter(text, style);
  const written = facts?.entries.map(({ pointer, key, value }) =>
    [pointer, key ? text.slice(...key) : '', text.slice(...value)].join(' | '),
  );
  return {
    data: facts?.data,
    written,
    block: facts && text.slice(...facts.range),
    body: text.slice(end),
    problems: problems.map(({ code, range }) => `${code}: ${text.slice(...range)}`),
  };
}

const data = (text: string, style: FrontMatterStyle = 'jekyll') => read(text, style).data;
const codes = (text: string, style: FrontMatterStyle) => parseFrontMatter(text, style).problems.map(({ code }) => code);

describe('places', () => {
  test('every key and value is where it is written', () => {
    const text = [
      '---',
      'title: Why tabbies purr',
      "subtitle: 'It''s louder at night'",
      'tags: [cats, "night noise"]',
      'cover:',
      '  image: /img/tabby.jpg # the good one',
      'authors:',
      '- name: Mia',
      'draft:',
      'lede: |',
      '  Two lines',
      '  of it',
      '---',
      'Body',
      '',
    ].join('\n');
    expect(read(text)).toMatchObject({
      written: [
        '/title | title | Why tabbies purr',
        "/subtitle | subtitle | 'It''s louder at night'",
        '/tags | tags | [cats, "night noise"]',
        '/tags/0 |  | cats',
        '/tags/1 |  | "night noise"',
        '/cover | cover | image: /img/tabby.jpg',
        '/cover/image | image | /img/tabby.jpg',
        '/authors | authors | - name: Mia',
        '/authors/0 |  | name: Mia',
        '/authors/0/name | name | Mia',
        '/draft | draft | ',
        '/lede | lede | |\n  Two lines\n  of it',
      ],
      body: 'Body\n',
      problems: [],
    });
    expect(parseFrontMatter(text, 'jekyll').facts?.entries.map(entry => entry.source ?? '-')).toEqual([
      'Why tabbies purr',
      "It''s louder at night",
      '-',
      'cats',
      'night noise',
      '-',
      '/img/tabby.jpg',
      '-',
      '-',
      'Mia',
      '',
      'Two lines\nof it\n',
    ]);
  });

  test('CRLF leaves no carriage return in the last value', () => {
    const text = '---\r\ntitle: Tabby\r\ntags: [cat]\r\ndraft: true\r\n---\r\nBody\r\n';
    expect(read(text)).toEqual({
      data: { title: 'Tabby', tags: ['cat'], draft: true },
      written: ['/title | title | Tabby', '/tags | tags | [cat]', '/tags/0 |  | cat', '/draft | draft | true'],
      block: text.slice(0, text.indexOf('\r\nBody')),
      body: 'Body\r\n',
      problems: [],
    });
  });

  test.each(['---\ntitle: Tabby\n---', '---\ntitle: Tabby\n---\n', '---  \ntitle: Tabby\n---  \n'])(
    'front matter without a body: %j',
    text => {
      expect(read(text)).toMatchObject({ data: { title: 'Tabby' }, body: '', problems: [] });
    },
  );

  test.each(['---\n---\nBody', '---\n\n---\nBody', '---\n# nothing yet\n---\nBody'])('an empty block: %j', text => {
    expect(read(text)).toMatchObject({ data: {}, written: [], body: 'Body', problems: [] });
  });

  test('a post without front matter is all body', () => {
    for (const text of ['', 'Just text', '# Heading\n\n---\n\nMore'])
      expect(parseFrontMatter(text, 'jekyll')).toEqual({ facts: undefined, problems: [], end: 0 });
  });

  test('TOML tables, dotted keys, arrays of tables and dates', () => {
    const text = [
      '+++',
      'title = "Moss"',
      'date = 2024-02-29',
      'weight = 1_000',
      '[taxonomies]',
      'tags = ["garden", "moss"]',
      '[extra]',
      'photo.by = "Mia"',
      '[[menu]]',
      'name = "A"',
      '[[menu]]',
      'name = "B"',
      '+++',
      'Body',
    ].join('\n');
    expect(read(text, 'zola')).toMatchObject({
      data: {
        title: 'Moss',
        date: '2024-02-29',
        weight: 1000,
        taxonomies: { tags: ['garden', 'moss'] },
        extra: { photo: { by: 'Mia' } },
        menu: [{ name: 'A' }, { name: 'B' }],
      },
      body: 'Body',
      problems: [],
    });
    const { facts } = parseFrontMatter(text, 'zola');
    const date = facts?.entries.find(({ pointer }) => pointer === '/date');
    expect(date).toMatchObject({ source: '2024-02-29', style: 'date' });
    const tag = facts?.entries.find(({ pointer }) => pointer === '/taxonomies/tags/1');
    expect(tag && text.slice(...tag.value)).toBe('"moss"');
  });

  test('JSON in Hugo needs no fences, in Hexo no braces, and may be indented with tabs', () => {
    expect(read('{\n\t"title": "Moss",\n\t"tags": ["a"]\n}\n\nBody', 'hugo')).toMatchObject({
      data: { title: 'Moss', tags: ['a'] },
      written: ['/title | "title" | "Moss"', '/tags | "tags" | ["a"]', '/tags/0 |  | "a"'],
      body: '\nBody',
    });
    expect(read('"title": "Moss",\n"draft": false\n;;;\nBody', 'hexo')).toMatchObject({
      data: { title: 'Moss', draft: false },
      written: ['/title | "title" | "Moss"', '/draft | "draft" | false'],
      body: 'Body',
    });
    expect(read(';;;\n"title": "Moss"\n;;;\nBody', 'hexo')).toMatchObject({
      data: { title: 'Moss' },
      written: ['/title | "title" | "Moss"'],
      body: 'Body',
    });
    expect(read('---json\n{"title": "Moss"}\n---\nBody', 'gray-matter')).toMatchObject({
      data: { title: 'Moss' },
      body: 'Body',
    });
  });
});

describe('each generator finds the block its own way', () => {
  test('Jekyll also closes with three dots, and a line that only begins with dashes does not close', () => {
    expect(read('---\ntitle: A\n...\nBody').body).toBe('Body');
    expect(read('---\ntitle: |\n  A\n----\nb: c\n---\nBody').body).toBe('Body');
  });

  test('gray-matter, Hugo and Astro close at three dashes, whatever follows them', () => {
    for (const style of ['gray-matter', 'hugo', 'astro'] as const)
      expect(read('---\ntitle: A\n----\nBody', style)).toMatchObject({
        body: '-\nBody',
        problems: ['long-closing-fence: ----'],
      });
  });

  test('Hugo, Astro, Zola and Hexo allow blank lines first, Jekyll does not', () => {
    for (const style of ['hugo', 'astro', 'zola', 'hexo'] as const)
      expect(data('\n\n---\ntitle: A\n---\n', style)).toEqual({ title: 'A' });
  });

  test('Hexo reads a head without an opening fence, and fences of any length', () => {
    expect(read('title: A\n---\nBody', 'hexo')).toMatchObject({ data: { title: 'A' }, body: 'Body' });
    expect(read('-----\ntitle: A\n-----\nBody', 'hexo')).toMatchObject({ data: { title: 'A' }, body: 'Body' });
    expect(data('Some text\n---\nMore', 'hexo')).toBeUndefined();
  });
});

describe('values as the generator reads them', () => {
  const text = '---\na: yes\nb: 010\nc: 1:30\nd: 1_000\ne: "yes"\nf: 2024-02-30\ng: 1.10\nh: ~\n---\n';

  test('Jekyll reads YAML 1.1', () => {
    expect(data(text)).toEqual({ a: true, b: 8, c: 90, d: 1000, e: 'yes', f: '2024-02-30', g: 1.1, h: null });
  });

  test('js-yaml and Hugo read yes as text', () => {
    expect(data(text, 'gray-matter')).toMatchObject({ a: 'yes', b: 10, c: '1:30', d: '1_000' });
    expect(data(text, 'hugo')).toMatchObject({ a: 'yes', b: 8, c: '1:30', d: 1000 });
  });

  test('aliases and merge keys', () => {
    expect(data('---\nbase: &base {lang: en}\ncat:\n  <<: *base\n  name: Mia\nagain: *base\n---\n')).toEqual({
      base: { lang: 'en' },
      cat: { lang: 'en', name: 'Mia' },
      again: { lang: 'en' },
    });
  });
});

test.each(['- a list\n- of cats', '+ plus', '{{< figure src="milo.jpg" >}}', '\n\n-- dashes'])(
  'Hugo takes %j for front matter, and stops',
  text => {
    expect(read(`${text}\n\nMore.\n`, 'hugo')).toMatchObject({
      data: undefined,
      problems: [`taken-for-front-matter: ${text.trim().split('\n')[0]}`],
    });
    expect(codes(`${text}\n`, 'jekyll')).toEqual([]);
  },
);

test.each(['* a list', '# Heading', '> - quote', '1. one', '{"title": "Moss"}'])('Hugo reads %j as it stands', text => {
  expect(codes(`${text}\n`, 'hugo')).toEqual([]);
});

describe('what the generator accepts is no error', () => {
  test('a quoted value that goes on unindented', () => {
    const text =
      '---\ntitle: Cats\nexcerpt: "They sleep\nall day: always\n\nand all night"\ndate: 2024-05-01\n---\nBody';
    for (const style of ['jekyll', 'gray-matter', 'hugo', 'hexo', 'astro'] as const)
      expect(read(text, style)).toMatchObject({
        data: { title: 'Cats', date: '2024-05-01' },
        written: [
          '/title | title | Cats',
          '/excerpt | excerpt | "They sleep\nall day: always\n\nand all night"',
          '/date | date | 2024-05-01',
        ],
        problems: [],
      });
  });

  test('Psych ignores unknown tags, js-yaml fails on them', () => {
    expect(codes('---\ntitle: !loud Cats\n---\n', 'jekyll')).toEqual([]);
    expect(codes('---\ntitle: !loud Cats\n---\n', 'astro')).not.toEqual([]);
  });
});

describe('after an error', () => {
  test('the other keys are still there, and the broken one as it is written', () => {
    const text = '---\ntitle: Cats: a guide\ntags: [cats\ndate: 2024-05-01\n---\nBody';
    expect(read(text)).toMatchObject({
      data: { title: 'Cats: a guide', tags: '[cats', date: '2024-05-01' },
      body: 'Body',
    });
    expect(parseFrontMatter(text, 'jekyll').problems).toHaveLength(2);
  });

  test('TOML is read around the broken line', () => {
    const result = read('+++\ntitle = "Moss"\ndate: 2024-01-01\ndraft = true\n+++\nBody', 'hugo');
    expect(result).toMatchObject({ data: { title: 'Moss', draft: true }, body: 'Body' });
    expect(result.problems).toHaveLength(1);
  });

  test('a key that is written twice counts once, with the place of the last', () => {
    expect(read('---\ntags: [a]\ntags: [b, c]\n---\n')).toMatchObject({
      data: { tags: ['b', 'c'] },
      written: ['/tags | tags | [b, c]', '/tags/0 |  | b', '/tags/1 |  | c'],
      problems: ['duplicate-key: tags'],
    });
  });
});

describe('a block without an end', () => {
  test('is told from a thematic break by its keys', () => {
    expect(codes('---\n\nA post that begins with a line\n', 'jekyll')).toEqual([]);
    expect(read('---\ntitle: A\ndate: 2024-01-01\n\nBody\n')).toMatchObject({
      data: { title: 'A', date: '2024-01-01' },
      body: '\nBody\n',
      problems: ['no-closing-fence: ---'],
    });
  });

  test('names the line that was meant to close it', () => {
    expect(read('---\ntitle: A\n ---\nBody\n')).toMatchObject({
      data: { title: 'A' },
      body: 'Body\n',
      problems: ['indented-closing-fence:  ---'],
    });
    expect(codes('---\ntitle: A\n----\nBody\n', 'jekyll')).toEqual(['wrong-closing-fence']);
  });
});

describe('hostile posts', () => {
  test.each(['js', 'javascript', 'JavaScript', 'coffee'])('---%s is refused and never run', word => {
    const text = `---${word}\n(globalThis.catHasEscaped = true)\n---\nBody`;
    for (const style of ['gray-matter', 'jekyll', 'hugo', 'astro'] as const) {
      const { facts, problems, end } = parseFrontMatter(text, style);
      expect({ facts, body: text.slice(end), kinds: problems.map(({ kind }) => kind) }).toEqual({
        facts: undefined,
        body: 'Body',
        kinds: ['language'],
      });
    }
    expect(globalThis).not.toHaveProperty('catHasEscaped');
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('---%s is a language nobody knows', word => {
    expect(codes(`---${word}\ntitle: A\n---\n`, 'gray-matter')).toEqual(['unknown-language']);
  });

  test('__proto__ is no way into our objects', () => {
    const { facts } = parseFrontMatter('---\n__proto__: {polluted: 1}\ntitle: A\n---\n', 'jekyll');
    expect(facts?.data).toEqual({ title: 'A' });
    expect(Object.getPrototypeOf(facts?.data)).toBe(Object.prototype);
    parseFrontMatter('+++\n[__proto__]\npolluted = 1\n+++\n', 'hugo');
    expect({}).not.toHaveProperty('polluted');
  });

  test('a failure is a failure the second time too', () => {
    const text = '---\ntitle: @home\n---\n';
    expect(parseFrontMatter(text, 'gray-matter')).toEqual(parseFrontMatter(text, 'gray-matter'));
  });
});
