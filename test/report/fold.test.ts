import { expect, test } from 'vitest';
import { foldRepeated } from '../../src/report/fold.ts';
import { brokenLink, type FindingAt, makeReport, makeResult } from './make-result.ts';

const tag: FindingAt = { rule: 'tag-case', severity: 'error', message: 'Tag “Cats” is not lowercase', at: 'Cats' };

function report(file: string, ...findings: FindingAt[]) {
  return makeReport(file, 'tags: [Cats]\n[a](/abuot/)', findings);
}

test('two files are not many', () => {
  const result = makeResult(report('a.md', tag), report('b.md', tag));
  expect(foldRepeated(result)).toEqual({ reports: result.reports, repeated: [] });
});

test('three findings in one file are not many files', () => {
  expect(foldRepeated(makeResult(report('a.md', tag, tag, tag), report('b.md', tag))).repeated).toEqual([]);
});

test('three files are, and leave their files', () => {
  const { reports, repeated } = foldRepeated(
    makeResult(report('a.md', tag, tag), report('b.md', tag, brokenLink('/abuot/')), report('c.md', tag)),
  );
  expect(reports.map(({ file, diagnostics }) => [file, diagnostics.map(({ rule }) => rule)])).toEqual([
    ['b.md', ['broken-link']],
  ]);
  expect(repeated.map(({ count, places }) => [count, places.map(({ file }) => file)])).toEqual([
    [4, ['a.md', 'b.md', 'c.md']],
  ]);
});

test('another severity or message is another finding', () => {
  const warning: FindingAt = { ...tag, severity: 'warning' };
  const other: FindingAt = { ...tag, message: 'Tag “Dogs” is not lowercase' };
  expect(
    foldRepeated(makeResult(report('a.md', tag), report('b.md', warning), report('c.md', other))).repeated,
  ).toEqual([]);
});

test('keeps a hint only where it holds for all', () => {
  const hint = 'Did you mean “/about/”?';
  const same = ['a.md', 'b.md', 'c.md'].map(file => report(file, { ...tag, hint }));
  expect(foldRepeated(makeResult(...same)).repeated[0]?.hint).toBe(hint);
  const different = ['a.md', 'b.md', 'c.md'].map(file => report(file, { ...tag, hint: `See ${file}` }));
  expect(foldRepeated(makeResult(...different)).repeated[0]?.hint).toBeUndefined();
});

test('the most widespread comes first', () => {
  const link = brokenLink('/abuot/');
  const result = makeResult(
    report('a.md', tag, link),
    report('b.md', tag, link),
    report('c.md', tag, link),
    report('d.md', link),
  );
  expect(foldRepeated(result).repeated.map(({ first }) => first.rule)).toEqual(['broken-link', 'tag-case']);
});
