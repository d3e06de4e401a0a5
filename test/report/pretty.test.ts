import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { LintResult } from '../../src/core/diagnostic.ts';
import { spanAt } from '../../src/core/span.ts';
import { measure } from '../../src/report/cells.ts';
import { reportPretty } from '../../src/report/pretty.ts';
import { brokenLink, coloured, makeFindings, makeReport, makeResult, plain } from './make-result.ts';

const snow = `---
title: First snow
date: 2023-11-01
date: 2023-11-02
---
The first snow came early, and [the robin](/birds/robbin/) was the first to notice. ![](robin.jpg)
`;

const snowReport = makeReport('_posts/2023-11-02-first-snow.md', snow, [
  {
    rule: 'duplicate-key',
    severity: 'error',
    message: 'Key “date” is there twice',
    at: [39, 43],
    related: [
      { message: 'First written here', file: '_posts/2023-11-02-first-snow.md', span: spanAt([0, 4, 22], [22, 26]) },
    ],
  },
  { ...brokenLink('/birds/robbin/'), hint: 'Did you mean “/birds/robin/”?' },
  {
    rule: 'image-alt',
    severity: 'warning',
    message: 'Image “robin.jpg” has no alternative text',
    hint: 'Describe what the picture shows, in a few words',
    at: '![](robin.jpg)',
    fix: { title: 'Mark it as decorative', safety: 'safe', edits: [] },
  },
]);

test('groups by file, with the source underlined, the hint and related places', () => {
  expect(reportPretty(makeResult(snowReport), plain)).toBe(`_posts/2023-11-02-first-snow.md

    4:1  error    Key “date” is there twice  duplicate-key
         │ date: 2023-11-02
         │ ~~~~
         · 3:1  First written here

   6:44  error    Link target “/birds/robbin/” does not exist  broken-link
         │ … early, and [the robin](/birds/robbin/) was the first to notice. …
         │                          ~~~~~~~~~~~~~~
         → Did you mean “/birds/robin/”?

   6:85  warning  Image “robin.jpg” has no alternative text  image-alt
         │ … [the robin](/birds/robbin/) was the first to notice. ![](robin.jpg)
         │                                                        ~~~~~~~~~~~~~~
         → Describe what the picture shows, in a few words

✗ 2 errors, 1 warning in 1 of 412 files (384 ms)
  Run “postlint --fix” to mend 1 of them
`);
});

test('says which fixes there are, and which were made', () => {
  const text = 'A dog, a hamster';
  const mend = (safety: 'safe' | 'suggested') => ({ title: 'Write “cat”', safety, edits: [] });
  const finding = { rule: 'cats', severity: 'error', message: 'This is no cat' } as const;
  const suggested = { ...finding, at: 'hamster', fix: mend('suggested') };
  const lastLines = (result: LintResult) => reportPretty(result, plain).split('\n\n').at(-1);
  expect(lastLines(makeResult(makeReport('milo.md', text, [suggested])))).toBe(
    '✗ 1 error in 1 of 412 files (384 ms)\n' +
      '  Run “postlint --fix-suggested” to mend 1 of them, and look at what it did\n',
  );
  const both = makeResult(makeReport('milo.md', text, [{ ...finding, at: 'dog', fix: mend('safe') }, suggested]));
  expect(lastLines(both)).toBe(
    '✗ 2 errors in 1 of 412 files (384 ms)\n' +
      '  Run “postlint --fix” to mend 1 of them\n' +
      '  Run “postlint --fix-suggested” to mend 1 more, and look at what it did\n',
  );
  const files = [{ file: 'milo.md', before: 'dog', after: 'cat', fixed: 2 }];
  expect(reportPretty({ ...makeResult(), fixes: { isDryRun: false, files, failures: [] } }, plain)).toBe(
    '✓ Fixed 2 problems in 1 file\n✓ No problems in 412 files (384 ms)\n',
  );
});

test('says so when there is nothing to say', () => {
  expect(reportPretty(makeResult(), plain)).toBe('✓ No problems in 412 files (384 ms)\n');
  expect(reportPretty({ ...makeResult(), files: 1, milliseconds: 1234 }, plain)).toBe(
    '✓ No problems in 1 file (1.2 s)\n',
  );
  expect(reportPretty({ ...makeResult(), files: 14594, milliseconds: 125_400 }, plain)).toBe(
    '✓ No problems in 14,594 files (2 min 5 s)\n',
  );
});

test('tells one cause in many files once', () => {
  const posts = ['ants', 'bees', 'cats', 'dogs', 'eels', 'frogs'].map(name =>
    makeReport(`_posts/${name}.md`, 'See [us](/abuot/), [again](/abuot/)', [
      { ...brokenLink('/abuot/'), hint: 'Did you mean “/about/”?' },
      { ...brokenLink('/abuot/'), at: [27, 34] as const, hint: 'Did you mean “/about/”?' },
    ]),
  );
  expect(reportPretty(makeResult(...posts), plain)).toBe(`In many files

   12 ×  error    Link target “/abuot/” does not exist  broken-link
         │ See [us](/abuot/), [again](/abuot/)
         │          ~~~~~~~
         → Did you mean “/about/”?
         · _posts/ants.md:1:10
         · _posts/bees.md:1:10
         · _posts/cats.md:1:10
         · _posts/dogs.md:1:10
         · and 2 more files

✗ 12 errors in 6 of 412 files (384 ms)
`);
});

test.each([
  [{ files: 1, hidden: 0 }, '✓ No problems in 1 file (384 ms)\n'],
  [{ files: 0, hidden: 0 }, '✓ Nothing to check: no post changed (384 ms)\n'],
  [{ files: 12, hidden: 3 }, '✓ No errors in 12 files; 3 other findings not shown (384 ms)\n'],
])('says what no findings mean: %o', (numbers, text) => {
  expect(reportPretty({ ...makeResult(), ...numbers }, plain)).toBe(text);
});

test('shows the title of a fix where there is no hint', () => {
  const report = makeReport('post.md', '[x] (y)', [
    { ...brokenLink('y'), at: [3, 4], fix: { title: 'Remove the space', safety: 'suggested', edits: [] } },
  ]);
  const text = reportPretty(makeResult(report), plain);
  expect(text).toContain('         → Remove the space\n');
  expect(text).not.toContain('fixed automatically');
});

test('colour changes nothing but colour', () => {
  const result = makeResult(snowReport);
  const text = reportPretty(result, coloured);
  expect(text).toContain('\u001b[31m/birds/robbin/\u001b[39m');
  expect(stripVTControlCharacters(text)).toBe(reportPretty(result, plain));
});

test('links a file’s heading to the file where the terminal can', () => {
  const report = makeReport('_posts/a cat\u001b.md', 'x', [brokenLink('x')]);
  expect(reportPretty(makeResult(report), { ...plain, hyperlinks: true })).toMatch(
    /^\u001b\]8;;file:\/\/\/(?:[A-Z]:\/)?home\/ada\/garden\/_posts\/a%20cat%1B\.md\u001b\\_posts\/a cat␛\.md\u001b\]8;;\u001b\\\n/,
  );
});

test('links other places, and rules that have a page', () => {
  const findRulePage = (rule: string) => (rule === 'broken-link' ? 'https://rules.example/broken-link' : undefined);
  const environment = { ...plain, hyperlinks: true, findRulePage };
  const text = reportPretty(makeResult(snowReport), environment);
  expect(text).toContain('\u001b]8;;https://rules.example/broken-link\u001b\\broken-link\u001b]8;;\u001b\\\n');
  expect(text).toContain('there twice  duplicate-key\n');
  expect(text).toMatch(
    / · \u001b\]8;;file:.*2023-11-02-first-snow\.md\u001b\\3:1 {2}First written here\u001b\]8;;\u001b\\\n/,
  );
  // All links taken out, the report is the same.
  expect(text.replace(/\u001b\]8;;.*?\u001b\\/g, '')).toBe(reportPretty(makeResult(snowReport), plain));
});

describe('of a hundred findings and more', () => {
  const fix = { title: 'Remove it', safety: 'safe', edits: [] } as const;
  const image = { rule: 'image-alt', severity: 'warning', message: 'Image has no alternative text' } as const;
  const tag = { rule: 'duplicate-tag', severity: 'error', message: 'Tag is there twice', fix } as const;
  const link = { rule: 'broken-link', severity: 'error', message: 'Link leads nowhere' } as const;
  const many = makeResult(
    makeReport('a.md', 'a', [...makeFindings(link, 3), ...makeFindings(image, 90)]),
    makeReport('b.md', 'b', [...makeFindings(tag, 5), ...makeFindings(image, 2)]),
  );

  test('tells which rules have most, errors first', () => {
    expect(reportPretty(many, plain)).toContain(`

By rule
   5  error    duplicate-tag  in 1 file, 5 fixable
   3  error    broken-link    in 1 file
  92  warning  image-alt      in 2 files
  Run “postlint --only duplicate-tag” to see one rule alone
  Run “postlint --write-baseline” to hear from now on only of what is new

✗ 8 errors, 92 warnings in 2 of 412 files (384 ms)
  Run “postlint --fix” to mend 5 of them
`);
  });

  test('offers no baseline where there is one', () => {
    const baseline = { file: '.postlint-baseline.json', known: 3 } as NonNullable<LintResult['baseline']>;
    expect(reportPretty({ ...many, baseline }, plain)).not.toContain('--write-baseline');
  });

  test('leaves out the rules that found little where they are many', () => {
    const rare = Array.from({ length: 13 }, (_, index) => ({ ...link, rule: `rare-${index}`, at: 'a' }));
    const text = reportPretty(makeResult(...many.reports, makeReport('c.md', 'a', rare)), plain);
    expect(text).toContain('92  warning  image-alt ');
    expect(text).toContain('\n  and 4 more rules\n');
  });

  test('fits a narrow terminal', () => {
    const long = makeReport('c.md', 'c', [{ ...link, rule: 'remark-lint/no-reference-like-url', at: 'c' }]);
    const text = reportPretty(makeResult(...many.reports, long), { ...plain, width: 40 });
    for (const line of text.split('\n')) expect(measure(line), line).toBeLessThanOrEqual(40);
    expect(text).toContain('   5  error    duplicate-tag\n');
  });

  test('says nothing of one rule alone, nor of less', () => {
    const one = makeReport('a.md', 'a', makeFindings(image, 200));
    expect(reportPretty(makeResult(one), plain)).not.toContain('By rule');
    const few = makeReport('a.md', 'a', [...makeFindings(link, 3), ...makeFindings(image, 90)]);
    expect(reportPretty(makeResult(few), plain)).not.toContain('By rule');
  });
});

test.each([40, 60, 80, 140])('fits %i columns', width => {
  const long = makeReport(
    `_posts/京都/${'a'.repeat(20)}.md`,
    `${'猫 '.repeat(200)}[x](/${'very-'.repeat(40)}long) ${'purr '.repeat(99)}`,
    [
      { ...brokenLink(`/${'very-'.repeat(40)}long`), hint: 'Write a link that a reader could say aloud '.repeat(4) },
      { ...brokenLink('[x]'), rule: 'remark-lint/no-reference-like-url', message: '三毛猫'.repeat(60) },
    ],
  );
  for (const line of reportPretty(makeResult(snowReport, long), { ...plain, width }).split('\n')) {
    expect(measure(line), line).toBeLessThanOrEqual(width);
    expect(line).toBe(line.trimEnd());
  }
});

test('a terminal of unknown width is one of forty columns', () => {
  for (const width of [0, Number.NaN, -1])
    expect(reportPretty(makeResult(snowReport), { ...plain, width })).toBe(
      reportPretty(makeResult(snowReport), { ...plain, width: 40 }),
    );
});

test('prints nothing of a user’s that a terminal would obey', () => {
  const evil = '\u001b]0;owned\u0007\u009b2J\u202e';
  const report = makeReport(`a\n${evil}.md`, `${evil} x`, [
    {
      rule: `acme/${evil}`,
      severity: 'info',
      message: `Odd\n${evil}`,
      hint: evil,
      at: 'x',
      related: [{ message: evil, file: `${evil}b.md`, span: spanAt([0], [0, 1]) }],
    },
  ]);
  expect(reportPretty(makeResult(report), plain)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  expect(stripVTControlCharacters(reportPretty(makeResult(report), coloured))).toBe(
    reportPretty(makeResult(report), plain),
  );
});

test('quotes a whole paragraph only in part', () => {
  const report = makeReport('post.md', 'x', [{ ...brokenLink('x'), message: 'meow '.repeat(100_000) }]);
  expect(reportPretty(makeResult(report), plain).length).toBeLessThan(1000);
});

test('reports what it found in a file that is gone by now', () => {
  const gone = () => {
    throw new Error('ENOENT');
  };
  expect(reportPretty(makeResult({ ...snowReport, text: gone }), plain)).toContain('Did you mean “/birds/robin/”?');
});

test('five thousand findings take a moment', () => {
  const line = 'Read [about us](/abuot/) first, 猫と犬 and then the rest of this line, which is longer than most.\n';
  const text = line.repeat(1000);
  const findings = Array.from({ length: 1000 }, (_, row) => ({
    ...brokenLink('/abuot/'),
    message: `Link target “/abuot/${row}” does not exist`,
    at: [row * line.length + 16, row * line.length + 23] as const,
  }));
  const reports = Array.from({ length: 5 }, (_, file) =>
    makeReport(
      `_posts/${file}.md`,
      text,
      findings.map(finding => ({ ...finding, message: `${finding.message} ${file}` })),
    ),
  );
  const start = performance.now();
  reportPretty(makeResult(...reports), coloured);
  expect(performance.now() - start).toBeLessThan(4000);
});
