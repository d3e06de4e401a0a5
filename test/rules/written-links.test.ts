import { describe, expect, test } from 'vitest';
import type { LinkFact, MissingReason, Page, Site } from '../../src/core/site.ts';
import { replaceAddress } from '../../src/rules/shared/external-links.ts';
import { describeMissing } from '../../src/rules/shared/missing-target.ts';

const page = { file: 'milo.md', url: '/milo/' } as Page;
const site = { generatorName: 'Hugo' } as Site;

function link(href: string, more: Partial<LinkFact> = {}): LinkFact {
  return { element: 'link', origin: 'markdown', href, range: [10, 10 + href.length], ...more };
}

describe('a target that is missing', () => {
  /** What is written instead of an address, with `?` where it is a guess. */
  function mend(href: string, closest: string | undefined, more: Partial<LinkFact> & { reason?: MissingReason } = {}) {
    const { reason = 'absent', ...rest } = more;
    const target = { kind: 'missing', reason, tried: [], ...(closest !== undefined && { closest }) } as const;
    const { fix } = describeMissing(target, { noun: 'Link target', link: link(href, rest), page, site });
    if (!fix) return undefined;
    const [edit] = fix.edits;
    const whole = href.slice(0, (edit?.start ?? 0) - 10) + edit?.text + href.slice((edit?.end ?? 0) - 10);
    return fix.safety === 'safe' ? whole : `${whole}?`;
  }

  test.each([
    ['/abuot/', '/about/', '/about/?'],
    ['/abuot/#tail', '/about/', '/about/#tail?'],
    ['abuot.md?v=1#tail', './~mia/@about+1_.md', './~mia/@about+1_.md?v=1#tail?'],
    ['/abuot/', undefined, undefined],
    ['/abuot/', '/about me/', undefined],
    ['/abuot/', '/über/', undefined],
    ['/abuot/', '(about', undefined],
    ['/abuot/', 'about)', undefined],
    ['https://cats.example/abuot/', '/about/', undefined],
    ['git+ssh.a-1://cats.example/abuot/', '/about/', undefined],
    ['//cats.example/abuot/', '/about/', undefined],
    ['abuot//x', '/about/', '/about/?'],
    ['1:abuot', '/about/', '/about/?'],
  ])('%s is near %s: %s', (href, closest, text) => {
    expect(mend(href, closest)).toBe(text);
  });

  test.each([
    ['/About/', '/about/', '/about/'],
    ['../IMG/Milo.JPG?v=1', '/img/milo.jpg', '../img/milo.jpg?v=1'],
    ['./../Milo.md', 'cats/milo.md', './../milo.md'],
    ['../Milo.md', 'cats/otto.md', undefined],
    ['../', 'cats/', undefined],
    ['/About/', undefined, undefined],
  ])('%s has another case than %s: %s', (href, closest, text) => {
    expect(mend(href, closest, { reason: 'case' })).toBe(text);
  });

  test('only what is written as it is read can be replaced', () => {
    expect(mend('/abuot/{{ x }}', '/about/', { templated: true })).toBe(undefined);
    expect(mend('/abuot/&', '/about/', { range: [10, 21] })).toBe(undefined);
    expect(mend('Who is Mlio?#tail', 'milo', { origin: 'wiki' })).toBe('milo#tail?');
    expect(mend('Who is Mlio?', 'milo', { origin: 'wiki' })).toBe('milo?');
  });

  test.each([
    ['absent', undefined, 'Link target “/a” does not exist', 'Correct the address, or add what it leads to'],
    ['absent', '/b', 'Link target “/a” does not exist', 'Did you mean “/b”?'],
    [
      'case',
      undefined,
      'Link target “/a” exists only in other upper and lower case',
      'Write it as the file is called: web servers tell the cases apart',
    ],
    [
      'case',
      '/A',
      'Link target “/a” exists only in other upper and lower case',
      'Write “/A”: web servers tell the cases apart',
    ],
    [
      'relative',
      undefined,
      'Link target “/a” is found from the source file, but not from the published page “/milo/”',
      'Write an address that begins with “/”',
    ],
    [
      'source',
      undefined,
      'Link target “/a” is a source file, and Hugo does not turn it into the page’s address',
      'Write the address of its page',
    ],
    [
      'relative',
      '/b',
      'Link target “/a” is found from the source file, but not from the published page “/milo/”',
      'Write “/b”',
    ],
    [
      'source',
      '/b',
      'Link target “/a” is a source file, and Hugo does not turn it into the page’s address',
      'Write “/b”',
    ],
    [
      'not-published',
      undefined,
      'Link target “/a” is in the repository, but Hugo does not publish it there',
      'Move it to a folder that is published',
    ],
    ['not-published', '/b', 'Link target “/a” is in the repository, but Hugo does not publish it there', 'Write “/b”'],
    ['base', '/b/a', 'Link target “/a” lacks the base path of the site', 'Write “/b/a”'],
    ['base', undefined, 'Link target “/a” lacks the base path of the site', 'Write the base path before it'],
    ['double-base', undefined, 'Link target “/a” has the base path of the site twice', 'Remove one of the two'],
    ['double-base', '/a', 'Link target “/a” has the base path of the site twice', 'Write “/a”'],
  ] as const)('%s (%s)', (reason, closest, message, hint) => {
    const target = { kind: 'missing', reason, tried: [], ...(closest && { closest }) } as const;
    const said = describeMissing(target, { noun: 'Link target', link: link('/a'), page, site });
    expect(said).toMatchObject({ file: 'milo.md', at: [10, 12], message, hint });
  });
});

describe('another external address', () => {
  test.each([
    ['markdown', 'https://cats.example/milo?a=1&b=2#tail', true],
    ['definition', 'https://cats.example/milo?a=1&b=2#tail', true],
    ['html', 'https://cats.example/milo?a=1&b=2#tail', false],
    ['front-matter', 'https://cats.example/~mia/a%20b,c+d@e:f-g.h/', true],
    ['html', 'https://cats.example/(milo)', false],
    ['html', 'https://cats.example/milo.', false],
    ['html', '"https://cats.example/milo', false],
    ['markdown', 'https://cats.example/(milo)', false],
    ['markdown', 'https://cats.example/milo.', false],
    ['markdown', ')https://cats.example/milo', false],
  ] as const)('%s: %s', (origin, to, isWritten) => {
    const fix = replaceAddress(link('https://old.example/', { origin }), to, 'safe');
    expect(fix).toEqual(
      isWritten ? { title: `Write “${to}”`, safety: 'safe', edits: [{ start: 10, end: 30, text: to }] } : undefined,
    );
  });

  test('what is written otherwise than it is read stays', () => {
    expect(replaceAddress(link('https://old.example/', { range: [10, 34] }), 'https://cats.example/', 'safe')).toBe(
      undefined,
    );
  });
});
