import { expect, test } from 'vitest';
import { hugo } from '../../src/site/generators/hugo.ts';
import { plain } from '../../src/site/generators/plain.ts';
import { buildFromTexts } from './fixture-site.ts';

/** The links of a post, as the text that their range covers, with where they come from. */
async function linksOf(text: string, generator = plain, file = 'milo.md'): Promise<string[]> {
  const { site } = await buildFromTexts(generator, {
    'hugo.toml': 'markup.goldmark.renderer.unsafe = true',
    [file]: text,
  });
  return (site.page(file)?.facts.links ?? []).map(({ element, origin, name, href, range }) => {
    const written = text.slice(...range);
    return [element, origin, name, href, written === href ? '' : `(${written})`].filter(Boolean).join(' ');
  });
}

test('every attribute of HTML that leads or loads is a link or an image', async () => {
  const html = [
    '<a href="/a?b=1&amp;c=2">a</a> <A HREF=b>b</A> <area href="/map">',
    '<img src="/i.png" srcset="/i-1.png 1x, /i-2.png 2x"> <img srcset="/j,k.png 640w,/l.png 1280w" src=\'/m.png\'>',
    '<picture><source srcset="/n.avif" type="image/avif"><img src="/n.png" alt=""></picture>',
    '<video src="/o.mp4" poster="/o.jpg"><source src="/o.webm"></video> <audio src="/p.mp3"></audio>',
    '<iframe src="/q.html"></iframe> <object data="/r.svg"></object> <embed src="/s.pdf">',
  ];
  expect(await linksOf(`${html.join('\n\n')}\n`)).toEqual([
    'link html a.href /a?b=1&c=2 (/a?b=1&amp;c=2)',
    'link html a.href b',
    'link html area.href /map',
    'image html img.src /i.png',
    'image html img.srcset /i-1.png',
    'image html img.srcset /i-2.png',
    'image html img.srcset /j,k.png',
    'image html img.srcset /l.png',
    'image html img.src /m.png',
    'image html source.srcset /n.avif',
    'image html img.src /n.png',
    'image html video.src /o.mp4',
    'image html video.poster /o.jpg',
    'image html source.src /o.webm',
    'image html audio.src /p.mp3',
    'link html iframe.src /q.html',
    'image html object.data /r.svg',
    'image html embed.src /s.pdf',
  ]);
});

test('what is only shown leads nowhere', async () => {
  const text = [
    '<!-- <a href="/comment">x</a> ![x](comment.png) -->',
    '`[x](code.md)` and `<img src="code.png">`',
    '```html\n<a href="/fence">x</a>\n```',
    '<a name="here">x</a> <img alt="no source"> <a href>x</a> \\[x](escaped.md) [unused][nowhere]',
    '[never used]: /definition',
  ];
  expect(await linksOf(`${text.join('\n\n')}\n`)).toEqual([]);
});

test('definitions count where they are used, once, as what they are used for', async () => {
  const text =
    '![Milo][photo] and [Tilda][tilda], [again][Tilda]\n\n[photo]: <a photo.jpg> "Milo"\n[tilda]: tilda.md#box\n';
  expect(await linksOf(text)).toEqual(['image definition a photo.jpg', 'link definition tilda.md#box']);
});

test('images of the front matter are values that name an image file', async () => {
  const text = [
    '---',
    'title: cover.png',
    'image: /cover.png',
    'cover: { image: "a b.webp", alt: x.png }',
    'images: [one.jpg, https://cats.example/two.jpg]',
    'params:',
    '  thumbnail: thumb.jpg',
    'photo: milo',
    'banner: "#cc0000"',
    '---',
    '',
  ];
  expect(await linksOf(text.join('\n'))).toEqual([
    'image front-matter /image /cover.png',
    'image front-matter /cover/image a b.webp',
    'image front-matter /images/0 one.jpg',
    'image front-matter /images/1 https://cats.example/two.jpg',
    'image front-matter /params/thumbnail thumb.jpg',
  ]);
});

test('a bare address ends where the renderer ends it', async () => {
  const text = 'Siehe https://cats.example/über/, https://cats.example/milo.html。 und https://cats.example/a_b.\n';
  expect(await linksOf(text, hugo, 'content/milo.md')).toEqual([
    'link autolink https://cats.example/',
    'link autolink https://cats.example/milo.html',
    'link autolink https://cats.example/a_b',
  ]);
  expect(await linksOf(text)).toEqual([
    'link autolink https://cats.example/über/',
    'link autolink https://cats.example/milo.html。',
    'link autolink https://cats.example/a_b',
  ]);
});
