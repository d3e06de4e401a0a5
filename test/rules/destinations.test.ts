import { expect, test } from 'vitest';
import { parseDocument } from '../../src/parse/document.ts';
import { listDestinations, rangeOfDestination } from '../../src/rules/shared/destinations.ts';
import { dialects, fast, parse, reference, written } from '../parse/sample.ts';

/** Every address as it is written at its place. */
function addressesOf(text: string, engine = fast): (string | undefined)[] {
  const doc = parseDocument('tabby.md', text, { dialect: dialects.plain, engine });
  return listDestinations(doc, () => true).map(destination => written(doc, rangeOfDestination(doc, destination)));
}

test.each([
  ['[Milo](milo.html)', 'milo.html'],
  ['[Milo]( milo.html )', 'milo.html'],
  ['[Milo](\nmilo.html "the tabby")', 'milo.html'],
  ["[Milo](milo.html 'the tabby')", 'milo.html'],
  ['[Milo](<my notes.md>)', 'my notes.md'],
  ['[Milo](< milo.html > "the tabby")', ' milo.html '],
  ['[Milo](<a\\>b.md>)', 'a\\>b.md'],
  ['[Milo](<ab>)', 'ab'],
  ['[Milo](<abc>)', 'abc'],
  ['[the `[` of Milo](milo.html)', 'milo.html'],
  ['![the `]` of Milo](milo.jpg)', '![the `]` of Milo](milo.jpg)'],
  ['[Milo](a\\)b.md)', 'a\\)b.md'],
  ['[Milo](a\\(b.md)', 'a\\(b.md'],
  ['[Milo](milo_(cat).html)', 'milo_(cat).html'],
  ['[Milo](milo_((cat)).html)', 'milo_((cat)).html'],
  ['[Milo]()', ''],
  ['[](milo.html)', 'milo.html'],
  ['[the **old** cat](milo.html)', 'milo.html'],
  ['[`[0]` of *Milo*](milo.html)', 'milo.html'],
  ['![Milo](milo.jpg)', 'milo.jpg'],
  ['![](milo.jpg)', 'milo.jpg'],
  ['![Milo [left] \\] and Otto](milo.jpg)', 'milo.jpg'],
  ['[milo]: milo.html', 'milo.html'],
  ['[milo]:\n  <my notes.md>\n  "the tabby"', 'my notes.md'],
  ['[mi\\]lo]: milo.html', 'milo.html'],
  ['<https://cats.example/milo>', 'https://cats.example/milo'],
  ['<a href="milo.html">Milo</a>', 'milo.html'],
  ["<a class='cat' href = 'milo.html'>Milo</a>", 'milo.html'],
  ['<img alt="" src=milo.jpg>', 'milo.jpg'],
])('the address of %j', (text, address) => {
  expect(addressesOf(text)).toEqual([address]);
  expect(addressesOf(text, reference)).toEqual([address]);
  expect(addressesOf(`Milo.\n\n${text}\n\nLuna.\n`)).toEqual([address]);
});

test('an address that is written nowhere has the place of its link', () => {
  expect(addressesOf('[Milo][cat] and [cat]\n\n[cat]: milo.html')).toEqual(['milo.html']);
});

test.each([
  'https://cats.example/milo',
  'www.cats.example',
  'mia@cats.example',
  '<a name="milo">Milo</a>',
  '<video src="milo.mp4"></video>',
  '<link href="milo.css">',
])('no address of a link or image: %s', text => {
  expect(addressesOf(text)).toEqual([]);
});

test('templates are nobody’s address yet', () => {
  const doc = parse('[a]({{ url }}) ![b](/{% x %}/b.jpg) <a href="{{ url }}">c</a> [d](/d)\n', dialects.jekyll);
  expect(listDestinations(doc, () => true).map(({ url, element }) => `${element} ${url}`)).toEqual(['link /d']);
});

test('links and images are told apart, and only what is suspect is listed', () => {
  const doc = parse('[a](/a) ![b](/b) <a href="/c">c</a> <img src="/d"> [a](/fine) <img src="/fine">\n\n[e]: /e\n');
  const found = listDestinations(doc, url => url !== '/fine');
  expect(found.map(({ url, element }) => `${element} ${url}`)).toEqual([
    'link /a',
    'image /b',
    'link /e',
    'link /c',
    'image /d',
  ]);
  expect(found.map(({ whole }) => written(doc, whole))).toEqual([
    '[a](/a)',
    '![b](/b)',
    '[e]: /e',
    'href="/c"',
    'src="/d"',
  ]);
});
