import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/core/dialect.ts';
import { findSuppression } from '../../src/core/directive.ts';
import { readDirectives } from '../../src/parse/directives.ts';
import { dialects, parse, written } from './sample.ts';

/** Kind, rules with what they cover, and reason. */
function describeDirectives(text: string, dialect: Dialect = dialects.plain) {
  const doc = parse(text, dialect);
  return readDirectives(doc).directives.map(({ kind, targets, reason }) => ({
    kind,
    targets: targets.map(({ rule, covers }) => [rule, written(doc, covers)]),
    ...(reason !== undefined && { reason }),
  }));
}

describe('what a directive covers', () => {
  test('disable: all that follows, up to an enable that names the rule or none', () => {
    const text = [
      '<!-- postlint-disable image-alt, broken-link -->',
      '![](a.png)',
      '<!-- postlint-enable image-alt -->',
      '![](b.png)',
      '<!-- postlint-enable -->',
      '![](c.png)',
    ].join('\n\n');
    const [disable, ...enables] = describeDirectives(text);
    expect(
      disable?.targets.map(([rule, covers]) => [rule, covers?.includes('a.png'), covers?.includes('b.png')]),
    ).toEqual([
      ['image-alt', true, false],
      ['broken-link', true, true],
    ]);
    expect(disable?.targets[1]?.[1]).not.toContain('c.png');
    expect(enables).toEqual([
      { kind: 'enable', targets: [['image-alt', '']] },
      { kind: 'enable', targets: [[undefined, '']] },
    ]);
  });

  test('disable-line: the lines of the comment', () => {
    expect(describeDirectives('one\n![](a.png) <!-- postlint-disable-line image-alt -->\nthree')).toEqual([
      {
        kind: 'disable-line',
        targets: [['image-alt', '![](a.png) <!-- postlint-disable-line image-alt -->\n']],
      },
    ]);
  });

  test.each(['\n', '\n\n', '\r\n \r\n'])('disable-next-line: the next line with text, behind %j', gap => {
    expect(describeDirectives(`<!-- postlint-disable-next-line -- it is a joke -->${gap}![](a.png)\nmore`)).toEqual([
      { kind: 'disable-next-line', targets: [[undefined, '![](a.png)\n']], reason: 'it is a joke' },
    ]);
  });

  test('disable-file: the whole file, wherever it stands', () => {
    const text = 'A cat\n\n<!-- postlint-disable-file title-heading -->';
    expect(describeDirectives(text)).toEqual([{ kind: 'disable-file', targets: [['title-heading', text]] }]);
  });
});

describe('a finding is suppressed', () => {
  const text = '<!-- postlint-disable -->\n\n![](a.png)\n\n<!-- postlint-enable image-alt -->\n\n![](b.png)\n';
  const { directives } = readDirectives(parse(text));
  const suppresses = (rule: string, words: string) => findSuppression(directives, rule, text.indexOf(words));

  test('by a directive for all rules, until its own rule is enabled again', () => {
    expect(suppresses('image-alt', '![](a')).toEqual({ directive: directives[0], target: directives[0]?.targets[0] });
    expect(suppresses('image-alt', '![](b')).toBeUndefined();
    expect(suppresses('broken-link', '![](b')).toBeDefined();
  });

  test('not before the directive', () => {
    expect(
      findSuppression(readDirectives(parse('![](a.png)\n\n<!-- postlint-disable -->')).directives, 'image-alt', 0),
    ).toBe(undefined);
  });

  test('at the end of the file by a directive on its last line', () => {
    const doc = parse('![](a.png) <!-- postlint-disable-line -->');
    expect(findSuppression(readDirectives(doc).directives, 'image-alt', doc.text.length)).toBeDefined();
  });
});

describe('comments that hold directives', () => {
  const kinds = (text: string, dialect: Dialect) => describeDirectives(text, dialect).map(({ kind }) => kind);

  test.each<[string, string, Dialect]>([
    ['HTML in a text', 'A <!-- postlint-disable image-alt --> cat', dialects.plain],
    ['HTML over several lines', '<!--\n  postlint-disable\n    image-alt\n-->', dialects.plain],
    ['a Liquid block', '{% comment %} postlint-disable image-alt {% endcomment %}', dialects.jekyll],
    ['a Liquid line', '{% # postlint-disable image-alt %}', dialects.eleventy],
    ['Nunjucks', '{# postlint-disable image-alt #}', dialects.nunjucks],
    ['kramdown', '{::comment}\npostlint-disable image-alt\n{:/comment}', dialects.jekyll],
    ['Hugo', '{{< comment >}} postlint-disable image-alt {{< /comment >}}', dialects.hugo],
    ['MDX', '{/* postlint-disable image-alt */}\n\nA cat', dialects.astro],
    ['MDX in a text', 'A {/* postlint-disable image-alt */} cat', dialects.astro],
    ['Docusaurus', '<!-- postlint-disable image-alt -->\n\nA cat', dialects.docusaurus],
    ['YAML', '---\ntitle: Cats # postlint-disable image-alt\n---\n', dialects.plain],
    ['TOML', '+++\n# postlint-disable image-alt\ntitle = "Cats"\n+++\n', dialects.hugo],
  ])('%s', (_, text, dialect) => {
    expect(kinds(text, dialect)).toEqual(['disable']);
    expect(describeDirectives(text, dialect)[0]?.targets[0]?.[0]).toBe('image-alt');
  });

  test.each([
    '`<!-- postlint-disable -->`',
    '```\n<!-- postlint-disable -->\n```',
    'postlint-disable',
    '<!-- see postlint-disable -->',
  ])('none in %j', text => {
    expect(kinds(text, dialects.plain)).toEqual([]);
  });
});

test('an unknown directive is a problem, with the closest one', () => {
  expect(readDirectives(parse('<!-- postlint-disable-nextline image-alt -->')).problems).toEqual([
    {
      range: [5, 30],
      message: 'Directive “postlint-disable-nextline” does not exist',
      hint: 'Did you mean “postlint-disable-next-line”?',
    },
  ]);
});

test('a name is where it is written', () => {
  const doc = parse('A <!-- postlint-disable  broken-link,acme/x -- why -- not -->');
  const [directive] = readDirectives(doc).directives;
  expect(written(doc, directive?.range)).toBe('<!-- postlint-disable  broken-link,acme/x -- why -- not -->');
  expect(directive?.targets.map(({ range }) => written(doc, range))).toEqual(['broken-link', 'acme/x']);
  expect(directive?.reason).toBe('why -- not');
});

describe('without a directive, the text around it is left as it was', () => {
  /** What is left after all removals, and whether that is safe. */
  const remove = (text: string, dialect: Dialect = dialects.plain) => {
    const [directive] = readDirectives(parse(text, dialect)).directives;
    const { edits = [], safety } = directive?.removal ?? {};
    const rest = edits.reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
    return [safety, rest];
  };
  const comment = '<!-- postlint-disable image-alt -->';

  test.each([
    ['at the end of a line', `Milo ${comment}\nsleeps`, 'Milo\nsleeps'],
    ['amid a line', `Milo ${comment} sleeps`, 'Milo sleeps'],
    ['amid a word', `Mi${comment}lo sleeps`, 'Milo sleeps'],
    ['between paragraphs', `Milo\n\n${comment}\n\nsleeps`, 'Milo\n\nsleeps'],
    ['above a line', `Milo\n\n${comment}\nsleeps`, 'Milo\n\nsleeps'],
    ['below a line', `Milo\n${comment}\n\nsleeps`, 'Milo\n\nsleeps'],
    ['with CRLF', `Milo\r\n\r\n${comment}\r\n\r\nsleeps\r\n`, 'Milo\r\n\r\nsleeps\r\n'],
    ['over several lines', 'Milo\n\n<!--\npostlint-disable\nimage-alt\n-->\n\nsleeps', 'Milo\n\nsleeps'],
    ['first of all', `${comment}\n\nMilo`, 'Milo'],
    ['last of all', `Milo\n\n${comment}`, 'Milo\n\n'],
    ['in the front matter', '---\n# postlint-disable\ntitle: Milo\n---\n', '---\ntitle: Milo\n---\n'],
  ])('%s', (_, text, rest) => {
    expect(remove(text)).toEqual(['safe', rest]);
  });

  test.each([
    ['lines of two paragraphs would join', `Milo\n${comment}\nsleeps`],
    ['items of two lists would join', `- Milo\n\n${comment}\n\n- Tilda`],
    ['code would join a list', `- Milo\n\n${comment}\n\n    cat`],
    ['HTML would become Markdown', `${comment} *Milo*`],
  ])('but %s', (_, text) => {
    expect(remove(text)[0]).toBe('suggested');
  });
});

test('a comment sign in a text of the front matter begins no directive', () => {
  const text = '---\ntitle: "Milo # postlint-disable image-alt"\nnote: |\n  # postlint-disable image-alt\n---\n';
  expect(readDirectives(parse(text)).directives).toEqual([]);
});

test('hostile directives take no time', () => {
  const start = performance.now();
  readDirectives(parse('<!-- postlint-disable a -->\n\n'.repeat(3_000)));
  readDirectives(parse(`${'<!-- postlint-disable'.repeat(20_000)} ${'-'.repeat(50_000)}`));
  expect(performance.now() - start).toBeLessThan(5000);
});
