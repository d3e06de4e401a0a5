import { describe, expect, test } from 'vitest';
import rule from '../../src/rules/malformed-link.ts';
import { dialects } from '../parse/sample.ts';
import { type Found, findIn } from './find-in.ts';

/** The one finding in a text; undefined where there is none. */
function judge(text: string, dialect: keyof typeof dialects = 'plain'): Found | undefined {
  const found = findIn(rule, text, { dialect: dialects[dialect] });
  expect(found.length, text).toBeLessThan(2);
  return found[0];
}

/** The hint, and the text after the fix; `?` before it where the fix is only suggested. */
function mend(text: string, dialect: keyof typeof dialects = 'plain'): string[] {
  const found = judge(text, dialect);
  if (!found) return [];
  const fixed = found.fixed === undefined ? [] : [`${found.safety === 'safe' ? '' : '?'}${found.fixed}`];
  return [found.hint ?? '', ...fixed];
}

describe('blanks between the brackets', () => {
  test.each([
    ['[Milo the cat] (/cats/milo)', '[Milo the cat](/cats/milo)'],
    ['See [Milo]\t(milo.html) now', 'See [Milo](milo.html) now'],
    ['[Milo]\u00A0 (milo.md#tail)', '[Milo](milo.md#tail)'],
    ['[Milo] ( milo.pdf "the tabby" )', '[Milo]( milo.pdf "the tabby" )'],
    ["[Milo] (milo.mdx  'the tabby')", "[Milo](milo.mdx  'the tabby')"],
    ['[Milo] (milo.html "")', '[Milo](milo.html "")'],
    ["[Milo] (milo.html '')", "[Milo](milo.html '')"],
    ['[Mi] (http://cats.example)', '[Mi](http://cats.example)'],
    ['[Milo] (ftp://cats.example)', '[Milo](ftp://cats.example)'],
    ['[Milo] (//the-cats.example)', '[Milo](//the-cats.example)'],
    ['[Milo] (mailto:mia@cats.org)', '[Milo](mailto:mia@cats.org)'],
    ['[Milo] (WWW.cats.org)', '[Milo](WWW.cats.org)'],
    ['[Milo] (./milo/)', '[Milo](./milo/)'],
    ['[Milo] (/milo.txt)', '[Milo](/milo.txt)'],
    ['[Milo] (#the-long-tail)', '[Milo](#the-long-tail)'],
    ['![1] (milo.jpg)', '![1](milo.jpg)'],
    ['![] (milo.JPEG)', '![](milo.JPEG)'],
    ['\\![Milo] (milo.html)', '\\![Milo](milo.html)'],
    ['“[Milo] (milo.html)”', '“[Milo](milo.html)”'],
  ])('%j becomes %j', (text, fixed) => {
    expect(mend(text)).toEqual(['Remove the space', fixed]);
  });

  test.each([
    ['[Milo]\n(milo.html)', '[Milo](milo.html)'],
    ['[Milo] \r\n (milo.html)', '[Milo](milo.html)'],
  ])('%j becomes %j', (text, fixed) => {
    expect(mend(text)).toEqual(['Remove the line break', fixed]);
    expect(judge(text)?.message).toBe('Link “Milo” is printed as text: a line break stands between “]” and “(”');
  });

  test('an address may begin with a template', () => {
    expect(mend('[Milo] ({{ site.url }}/milo)', 'jekyll')).toEqual(['Remove the space', '[Milo]({{ site.url }}/milo)']);
  });

  test.each([
    ['a citation', '[1] (2019) [12] (milo.html) [ 7 ] (https://cats.example)'],
    ['one letter', '[a] (milo.html) [ a ] (milo.html)'],
    ['an index', 'rows[left] (milo.html) f(x)[left] (milo.html)'],
    ['words', '[Milo] (see page 12) [Luna] (see luna.html) [Otto] (see https://otto.example)'],
    ['an address and words', '[Milo] (milo.html or luna.html) [Luna] (luna.html "the tabby" or so) [Otto] (x "y")'],
    ['a word', '[Milo] (/s) [Luna] (#1) [Otto] (#tail) [Mia] (#tail-) [Tom] (cats/and/dogs) [Ada] (x#the-tail)'],
    ['a fraction', '[Milo] (1/cats.5) [Luna] (+/cats.5)'],
    ['a hash in words', '[Milo] (#the-tail!) [Luna] (#-tail) [Otto] (#a.b-c)'],
    ['an image that is none', '[Milo] (milo.jpg)'],
    ['no end', '[Milo] (milo.html'],
    ['a footnote', '[^Milo] (milo.html)\n\n[^Milo]: A cat.\n'],
    ['another paragraph', '[Milo]\n\n(milo.html)'],
    ['something between', '[Milo]. (milo.html)'],
    ['an escape', '[Milo\\] (milo.html)'],
    ['code', '`[Milo] (milo.html)` and `[`Milo] (milo.html)'],
    ['a long text in brackets', `[${'Milo '.repeat(210)}] (milo.html)`],
    ['a long text in parentheses', `[Milo] (/cats/${'milo'.repeat(510)})`],
  ])('%s stays', (_, text) => {
    expect(mend(text)).toEqual([]);
  });
});

test('the longest label and address', () => {
  const label = 'M'.repeat(998);
  expect(mend(`[${label}] (milo.html)`)).toEqual(['Remove the space', `[${label}](milo.html)`]);
  const address = `/cats/${'m'.repeat(1992)}`;
  expect(mend(`[Milo] (${address})`)).toEqual(['Remove the space', `[Milo](${address})`]);
});

describe('brackets the wrong way round', () => {
  test.each([
    ['(Milo)[/cats/milo]', '[Milo](/cats/milo)'],
    ['(Milo)[ https://cats.example ]', '[Milo](https://cats.example)'],
    ['Cats ((our) Milo)[/cats/milo].', 'Cats [(our) Milo](/cats/milo).'],
    ['(the [old] cat)[/cats/milo]', '?[the [old] cat](/cats/milo)'],
    ['(`Milo`)[/cats/milo]', '[`Milo`](/cats/milo)'],
  ])('%j becomes %j', (text, fixed) => {
    expect(mend(text)).toEqual(['Write the text in “[]” and the address in “()”', fixed]);
  });

  test.each([
    ['a call', 'f(Milo)[/cats/milo] x](Milo)[/cats/milo] (x)(Milo)[/cats/milo]'],
    ['a link', '(Milo)[/cats/milo](/milo) (Milo)[/cats/milo][1]\n\n[1]: /milo'],
    ['a chain', '(Milo)[/cats/milo][two]'],
    ['no letter', '(2)[/cats/milo]'],
    ['no address', '(Milo)[the cat] (Luna)[/cats/luna and more]'],
    ['no partner', 'Milo)[/cats/milo] (Milo)[/cats/milo'],
    ['an escape', '\\(Milo)[/cats/milo]'],
    ['code', '`(Milo)[/cats/milo]` and `(`Milo)[/cats/milo]'],
  ])('%s stays', (_, text) => {
    expect(mend(text)).toEqual([]);
  });
});

describe('an address in square brackets', () => {
  test.each([
    ['[Milo][http://cats.example]', '[Milo](http://cats.example)'],
    ['[Milo][HTTPS://cats.example].', '[Milo](HTTPS://cats.example).'],
    ['[Milo][mailto:mia@cats.org]', '[Milo](mailto:mia@cats.org)'],
    ['[Milo][ www.cats.example ]', '[Milo]( www.cats.example )'],
  ])('%j becomes %j', (text, fixed) => {
    expect(mend(text)).toEqual(['Write the address in “()”', fixed]);
  });

  test.each([
    ['a link', '[Milo][https://cats.example](/milo) [Luna][https://luna.example]\n\n[https://luna.example]: /luna'],
    ['words', '[Milo][see https://cats.example] [Milo][https://cats.example and more]'],
    ['no partner', 'Milo][https://cats.example] [Milo][https://cats.example'],
    ['code', '`[Milo][https://cats.example]` and `[`Milo][https://cats.example]'],
  ])('%s stays', (_, text) => {
    expect(mend(text)).toEqual([]);
  });
});

describe('full-width parentheses', () => {
  test.each([
    ['[Milo]（https://cats.example/milo）', '[Milo](https://cats.example/milo)'],
    ['See [Milo]（/cats/milo). Luna', 'See [Milo](/cats/milo). Luna'],
  ])('%j becomes %j', (text, fixed) => {
    expect(mend(text)).toEqual(['Write “(” and “)”', fixed]);
  });

  test.each([
    '[Milo]（the cat）',
    '[Milo]（see /cats/milo）',
    '[Milo]（https://cats.example/milo',
    'Milo]（/cats/milo）',
    '`[Milo]（/cats/milo）` and `[`Milo]（/cats/milo）',
  ])('%j stays', text => {
    expect(mend(text)).toEqual([]);
  });
});

describe('a tag that is no tag', () => {
  test.each([
    ['<a href="https://cats.example>Milo</a>', '<a href="https://cats.example>'],
    ["See <a  href = 'http://cats.example>Milo</a>", "<a  href = 'http://cats.example>"],
    ['See <A href="/milo>Milo</A>', undefined],
    ['See <a HREF="/milo>Milo</a>', '<a HREF="/milo>'],
    ['See <a href="mailto:mia@cats.org>Mia</a>', '<a href="mailto:mia@cats.org>'],
    ['See <a href="www.cats.org>Milo</a>', '<a href="www.cats.org>'],
    ['See <a href="/milo  \nand the rest', '<a href="/milo'],
    ['See <a href=#">Milo</a> and <a href="milo">Milo</a> and <a name="/milo>', undefined],
    ['See `<a href="/milo>`', undefined],
    ['See <a title="<a href="/milo>', '<a href="/milo>'],
  ])('%j', (text, at) => {
    expect(judge(text)?.at).toBe(at);
  });

  test('a template may hold what is missing', () => {
    expect(judge('See <a href="/{{ page.url }}>Milo</a>', 'jekyll')).toBe(undefined);
    expect(judge('{{ page.url }}: see <a href="/milo>Milo</a>', 'jekyll')?.at).toBe('<a href="/milo>');
  });
});

describe('tags of Liquid', () => {
  test.each([
    ['{{ link  _posts/milo.md }}', '{% link  _posts/milo.md %}'],
    ['{{post_url 2024-05-01-milo}}', '{% post_url 2024-05-01-milo %}'],
    ['[Milo]({link _posts/milo.md})', '[Milo]({% link _posts/milo.md %})'],
    ['[Milo]( { post_url 2024-05-01-milo } )', '[Milo]( {% post_url 2024-05-01-milo %} )'],
  ])('%j becomes %j', (text, fixed) => {
    expect(judge(text, 'jekyll')?.fixed).toBe(fixed);
  });

  test.each([
    ['jekyll', '{{ link }} {{ link | upcase }} {{ linked to }} {{ page.link milo }} {{ site.post_url 2024 }}'],
    ['jekyll', '{% link _posts/milo.md %}'],
    ['jekyll', '[Milo]({link _posts/milo.md} and more) [Milo](see {link _posts/milo.md}) [Milo]({link a'],
    ['eleventy', '{{ link _posts/milo.md }}'],
    ['hugo', '[Milo]({ref milo.md})'],
  ] as const)('%s: %s stays', (dialect, text) => {
    expect(judge(text, dialect)).toBe(undefined);
  });
});

describe('a link in another', () => {
  test.each([
    ['[The [first](/cats/milo) cat](/cats/all)', '[The [first](/cats/milo) cat](/cats/all)'],
    ['[The [first](/cats/milo) cat]( /cats/all )', '[The [first](/cats/milo) cat]( /cats/all )'],
    [
      '[![Milo](milo.jpg) [first](/cats/milo) cat](/cats/all)',
      '[![Milo](milo.jpg) [first](/cats/milo) cat](/cats/all)',
    ],
  ])('%s', (text, at) => {
    const found = judge(text);
    expect(found?.at).toBe(at);
    expect(found?.hint).toBe('Keep one of the two links');
  });

  test.each([
    '[The [first](/cats/milo) cat](the cat)',
    '[The [first](/cats/milo) cat](/cats/all',
    '[The [first](/cats/milo) cat] and more',
    '[![Milo](milo.jpg)](/cats/all)',
    '[The [first] cat](/cats/all)',
  ])('%s stays', text => {
    expect(judge(text)).toBe(undefined);
  });

  test('in place of the address', () => {
    expect(mend('[Milo]([Milo](/cats/milo)')).toEqual(['Remove “[Milo](”', '[Milo](/cats/milo)']);
    expect(mend('[Luna]([Milo](/cats/milo)')).toEqual(['Remove “[Luna](”']);
    expect(mend('[Luna](as [Milo](/cats/milo)')).toEqual([]);
  });
});

describe('a parenthesis too many or too few', () => {
  test.each([
    ['[Milo]((/cats/milo) and', 'Remove one “(”', '[Milo](/cats/milo) and'],
    ['[Milo](/cats/milo', 'Add “)” after the address', '[Milo](/cats/milo)'],
    ['[Milo]( /cats/milo ', 'Add “)” after the address', '[Milo]( /cats/milo) '],
    ['[Milo](/cats/milo\r\nand more', 'Add “)” after the address', '[Milo](/cats/milo)\r\nand more'],
    ['[Milo](/cats/milo and more', 'Add “)” after the address', '?[Milo](/cats/milo) and more'],
    ['[Milo](/cats/milo.', 'Add “)” after the address', '?[Milo](/cats/milo).'],
    ['*[Milo](/cats/milo?!*', 'Add “)” after the address', '?*[Milo](/cats/milo)?!*'],
    ['[Milo](/cats/milo_(cat', 'Add “))” after the address', '[Milo](/cats/milo_(cat))'],
    ['[Milo](/cats/milo_(cat) and', 'Add “)” after the address', '?[Milo](/cats/milo_(cat)) and'],
    ['[Milo](/cats/milo\\) and', 'Add “)” after the address', '?[Milo](/cats/milo\\)) and'],
    ['[Milo](/cats/milo\\)\\) and', 'Add “)” after the address', '?[Milo](/cats/milo\\)\\)) and'],
    ['[Milo](/cats/\\(milo and', 'Add “)” after the address', '?[Milo](/cats/\\(milo) and'],
    ['[Milo](/cats/milo]', 'Write “)”', '[Milo](/cats/milo)'],
    ['[Milo](/cats/milo]: a cat', 'Write “)”', '[Milo](/cats/milo): a cat'],
  ])('%j: %s', (text, hint, fixed) => {
    expect(mend(text)).toEqual([hint, fixed]);
  });

  test.each([
    '[Milo]((the cat) and',
    '[Milo]((/cats/milo and',
    '[Milo](the (/cats/milo) and',
    '[Milo](the cat',
    '[Milo](see /cats/milo',
    '[Milo](',
    `[Milo](/cats/${'('.repeat(9)}milo${')'.repeat(10)} and`,
  ])('%j stays', text => {
    expect(mend(text)).toEqual([]);
  });

  test('kramdown counts escaped ones as well', () => {
    expect(mend('[Milo](/cats/milo\\) and', 'jekyll')).toEqual([]);
    expect(mend('[Milo](/cats/milo and', 'jekyll')).toEqual(['Add “)” after the address', '?[Milo](/cats/milo) and']);
  });

  test('nothing is put into a template', () => {
    expect(mend('[Milo]({{ site.url\n}}/milo', 'jekyll')).toEqual([]);
    expect(mend('[Milo](/cats/{{ site.url', 'jekyll')).toEqual([]);
    expect(mend('[Milo](/cats/{{ site.url }}', 'jekyll')).toEqual([
      'Add “)” after the address',
      '[Milo](/cats/{{ site.url }})',
    ]);
  });
});

describe('a title that is none', () => {
  test.each([
    ['[Milo](/cats/milo “the tabby”)', 'Use straight quotes', '[Milo](/cats/milo "the tabby")'],
    ['[Milo](/cats/milo „the tabby“)', 'Use straight quotes', '[Milo](/cats/milo "the tabby")'],
    ['[Milo](/cats/milo  «the tabby»)', 'Use straight quotes', '[Milo](/cats/milo  "the tabby")'],
    ['[Milo]( /cats/milo “the "old" cat” )', 'Use straight quotes', '[Milo]( /cats/milo "the \\"old\\" cat" )'],
    ['![Milo](milo.jpg “the tabby”)', 'Use straight quotes', '![Milo](milo.jpg "the tabby")'],
    ['[Milo](/cats/milo "the tabby)', 'Add “"” after the title', '?[Milo](/cats/milo "the tabby")'],
    ['[Milo](/cats/milo "x)', 'Add “"” after the title', '?[Milo](/cats/milo "x")'],
    ['[Milo](/a/b "the "old" cat")', 'Write “\\"” for a quote inside the title', '[Milo](/a/b "the \\"old\\" cat")'],
    ['[Milo](/a/b "the \\"old" cat")', 'Write “\\"” for a quote inside the title', '[Milo](/a/b "the \\"old\\" cat")'],
  ])('%j: %s', (text, hint, fixed) => {
    expect(mend(text)).toEqual([hint, fixed]);
  });

  test('for kramdown it is a part of the address', () => {
    expect(judge('[Milo](/cats/milo “the tabby”)', 'jekyll')?.message).toBe(
      'Link “Milo” is broken: its title is in typographic quotes',
    );
    expect(mend('[Milo](/cats/milo "the "old" cat")', 'jekyll')).toEqual([]);
  });

  test.each(['=300x200', '=300x', '=x200', '=50%x50%'])('the size of an image: %s', size => {
    const text = `![Milo](milo.jpg ${size})`;
    const found = judge(text);
    expect(found?.at).toBe(size);
    expect(found?.message).toBe(`Image “Milo” is not shown: “${size}” is not Markdown`);
    expect(judge(text, 'hexo')).toBe(undefined);
    expect(judge(text, 'nunjucks')).toBe(undefined);
  });

  test.each([
    '![Milo](milo.jpg =big)',
    '![Milo](milo.jpg 7=3x2)',
    '![Milo](milo.jpg =3x2 7)',
    '[Milo](milo.jpg “old”)',
  ])('no title and no size: %s', text => {
    expect(judge(text)).toBe(undefined);
  });
});

const UNSURE = 'Remove the space, or write “%20” for a space that belongs there';

describe('blanks in an address', () => {
  test.each([
    ['https:// cats.example/milo', 'https://cats.example/milo'],
    ['http://cats .example/milo', 'http://cats.example/milo'],
    ['//cats.example /milo', '//cats.example/milo'],
    ['mailto: mia@cats.org', 'mailto:mia@cats.org'],
    ['mailto:  mia@cats.org', 'mailto:mia@cats.org'],
    ['/my notes.html', '/my%20notes.html'],
    ['my old notes.md#tail', 'my%20old%20notes.md#tail'],
    ['/cats/milo -notes.html', '?/cats/milo-notes.html'],
    ['/cats/milo- notes.html', '?/cats/milo-notes.html'],
    ['https://cats.example/milo- notes', '?https://cats.example/milo-notes'],
    ['https://cats.example/milo-  notes', '?https://cats.example/milo-notes'],
    ['/cats/milo-\nnotes.html', '?/cats/milo-notes.html'],
  ])('%j becomes %j', (address, right) => {
    const fixed = `[Milo](${right.replace('?', '')})`;
    const hint = `Write “${right.replace('?', '')}”`;
    expect(mend(`[Milo](${address})`)).toEqual([hint, right.startsWith('?') ? `?${fixed}` : fixed]);
    expect(judge(`[Milo]( ${address} )`)?.at).toBe(address);
  });

  test.each([
    ['https://cats example/milo', UNSURE],
    ['https://cats  example/milo', UNSURE],
    ['https://cats.example/my notes', UNSURE],
    ['https://cats.example/<my notes>', UNSURE],
    ['/my  notes.html', UNSURE],
    ['/cats/milo - notes.html', UNSURE],
    ['/cats/milo "', UNSURE],
    ['/my\nnotes.html', 'Remove the line break, or write “%20” for a space that belongs there'],
  ])('what is meant by %j is not sure', (address, hint) => {
    expect(mend(`[Milo](${address})`)).toEqual([hint]);
  });

  test('in the address of an image', () => {
    expect(mend('![Milo](my photo.jpg)')).toEqual(['Write “my%20photo.jpg”', '![Milo](my%20photo.jpg)']);
    expect(mend('[![Milo](/a/b.jpg)](/cats/the milo.html)')).toEqual([
      'Write “/cats/the%20milo.html”',
      '[![Milo](/a/b.jpg)](/cats/the%20milo.html)',
    ]);
    expect(judge('![ ](my photo.jpg)')?.message).toContain('Image is printed as text: its address');
    expect(judge('[](my notes.html)')?.message).toContain('Link is printed as text: its address');
  });

  test.each([
    ['an instruction', 'use link to milo.html'],
    ['the text again', 'Milo the cat.html'],
    ['words', 'the old cat'],
  ])('%s is no address', (_, address) => {
    expect(mend(`[Milo the cat.html](${address})`)).toEqual([]);
  });

  test('a template may hold anything', () => {
    expect(mend('[Milo](/cats/{{ page.cat }} notes.html)', 'eleventy')).toEqual([]);
  });

  test.each([
    ['https:// cats.example/milo', true],
    ['https://cats .example/milo', true],
    ['mailto: mia@cats.org', true],
    ['https://cats.example/milo- notes', true],
    ['https://cats.example/my notes', false],
    ['https://cats.example/find?q=milo- notes', false],
    ['/cats/milo- notes.html', false],
    ['/my notes.html', false],
  ])('for kramdown %s is broken: %s', (address, isBroken) => {
    expect(judge(`[Milo](${address})`, 'jekyll')?.message.startsWith('Link “Milo” is broken: its address')).toBe(
      isBroken ? true : undefined,
    );
  });
});

describe('addresses', () => {
  test('of an image', () => {
    expect(judge('![Milo](htpps://cats.example/milo.jpg)')?.message).toBe(
      'Image address “htpps://cats.example/milo.jpg” has a broken scheme',
    );
  });

  test('as it is written, not as it is read', () => {
    const found = judge('[Milo](https//cats.example/?a&amp;b)');
    expect(found?.hint).toBe('Write “https://cats.example/?a&b”');
    expect(found?.fixed).toBe(undefined);
  });

  test.each([
    ['[cats.io]: cats.io', 'cats.io'],
    ['[cats.io](cats.io)', 'cats.io'],
    ['<a href="cats.com">Milo</a>', 'cats.com'],
    ['[the site]: cats.io', undefined],
    ['[the site](cats.io)', undefined],
    ['<a href="cats.io">cats.io</a>', undefined],
    ['![cats.io](cats.io)', undefined],
  ])('a host alone in %j', (text, at) => {
    expect(judge(text)?.at).toBe(at);
  });

  test.each([
    ['url: https//cats.example/', 'https//cats.example/'],
    ['url: "https//cats.example/milo"', 'https//cats.example/milo'],
    ['url: "https//cats.example/\\x61"', 'https//cats.example/\\x61'],
    ['path: https:cats.example', undefined],
    ['text: see https//cats.example/', undefined],
    ['url: https://cats.example/', undefined],
    ['path: cats//milo', undefined],
  ])('in the front matter: %s', (line, at) => {
    expect(judge(`---\n${line}\n---\n`)?.at).toBe(at);
  });
});

describe('the label of a definition', () => {
  const definitions = '\n\n[1]: /cats/milo\n[milo-2]: /cats/milo\n[the cat]: /cats/milo\n';

  test.each([
    ['[report](1)', '[report][1]'],
    ['[report](Milo-2)', '[report][Milo-2]'],
  ])('%s becomes %s', (text, fixed) => {
    expect(judge(text + definitions)?.fixed).toBe(fixed + definitions);
  });

  test.each(['[report](2)', '![report](1)', '[report](1 "title")', '[report](<1>)', '[report](1/)', '[report][1]'])(
    '%s stays',
    text => {
      expect(judge(text + definitions)).toBe(undefined);
    },
  );
});
