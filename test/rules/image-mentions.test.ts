import { describe, expect, test } from 'vitest';
import { collectMentions, nameOf, stemOf } from '../../src/rules/shared/image/mentions.ts';

const files = ['images/milo.jpg', 'images/cats/my cat.png', 'static/été.webp', 'logo.svg'];

/** The files that a text mentions. */
function mentioned(text: string, isContent = false): string[] {
  const mentions = collectMentions(files);
  mentions.add(text, isContent);
  return files.filter(mentions.has);
}

describe('a file is named', () => {
  test.each([
    ['see images/milo.jpg.', ['images/milo.jpg']],
    ['src="/images/milo.jpg?w=3"', ['images/milo.jpg']],
    ['../cats/my cat.png', ['images/cats/my cat.png']],
    ['my%20cat.png', ['images/cats/my cat.png']],
    ['%C3%A9t%C3%A9.webp e\u0301te\u0301.webp', ['static/été.webp']],
    ['100% milo.jpg%', []],
    ['%zz milo.jpg', ['images/milo.jpg']],
    ['mymilo.jpg milo.jpeg milo.jpg2', []],
    ['photo: "milo"', ['images/milo.jpg']],
    ['logo', ['logo.svg']],
  ])('in the template “%s”: %j', (text, found) => {
    expect(mentioned(text)).toEqual(found);
  });

  test.each([
    ['Milo likes the logo of milo', []],
    ['cover: milo', ['images/milo.jpg']],
    ['cover:milo', []],
    ['<Photo name="milo" />', ['images/milo.jpg']],
    ["{% photo 'milo' %}", ['images/milo.jpg']],
    ['{{< photo src=milo >}} and /logo', ['images/milo.jpg', 'logo.svg']],
    ['see milo.jpg', ['images/milo.jpg']],
  ])('in the post “%s”: %j', (text, found) => {
    expect(mentioned(text, true)).toEqual(found);
  });
});

describe('a folder is taken as a whole', () => {
  const inImages = ['images/milo.jpg', 'images/cats/my cat.png'];

  test.each([
    ['<img src="/images/{{ name }}.jpg">', inImages],
    ['./images/{% if a %}', inImages],
    ['`images/\u0024{name}`', inImages],
    ['images/cats/#{name}', ['images/cats/my cat.png']],
    ['images/<% name %>', inImages],
    ["'images/' + name", inImages],
    ['"images/"', inImages],
    ['(/images/)', inImages],
    ['/{{ name }}', []],
    ['images {{ name }}', []],
    ['xy@images/{{ name }}', []],
    ['mages/{{ name }}', []],
  ])('in the template %s: %j', (text, found) => {
    expect(mentioned(text)).toEqual(found);
  });

  test('but in a post quotes alone say nothing', () => {
    expect(mentioned('the folder "images/" and (images/)', true)).toEqual([]);
    expect(mentioned('/images/{{ name }}.jpg', true)).toEqual(inImages);
  });

  test.each([
    'site.static_files',
    "import.meta.glob('*')",
    'readdirSync(folder)',
    'fs.readdir(folder)',
    '.Resources',
    'page.Resource',
    'resources.Get "x"',
    'Dir.glob("x")',
    "glob ('x')",
    '(.ByType "image")',
    'GetMatch "x"',
  ])('all of it by %s, in a template only', text => {
    expect(mentioned(text)).toEqual(files);
    expect(mentioned(text, true)).toEqual([]);
  });

  test('once for all texts', () => {
    const mentions = collectMentions(files);
    for (const text of ['readdir(x)', 'nothing']) mentions.add(text, false);
    expect(files.every(mentions.has)).toBe(true);
  });
});

test('names are what stands behind the last slash, stems without the ending of an image', () => {
  expect(['a/b/milo.jpg', 'milo.tar.png', 'milo.md'].map(nameOf)).toEqual(['milo.jpg', 'milo.tar.png', 'milo.md']);
  expect(['a/b/milo.jpg', 'milo.tar.png', 'milo.md'].map(stemOf)).toEqual(['milo', 'milo.tar', 'milo.md']);
});
