import { expect, test } from 'vitest';
import { openNews } from '../../src/cli/news.ts';
import type { LintResult } from '../../src/core/diagnostic.ts';
import { brokenLink, makeFindings, makeReport, makeResult } from '../report/make-result.ts';

const link = { rule: 'broken-link', severity: 'error', message: 'Link leads nowhere' } as const;
const old = makeReport('old.md', 'x', makeFindings(link, 120));
const filesOf = (result: LintResult) => result.reports.map(({ file }) => file);

test('tells all of a short report again', () => {
  const news = openNews('/blog');
  const result = makeResult(makeReport('a.md', 'x', [brokenLink('x')]), makeReport('b.md', 'x', [brokenLink('x')]));
  expect(news.keep(result)).toBe(result);
  news.note(['/blog/a.md']);
  expect(news.keep(result)).toBe(result);
});

test('leaves of a long one what is in changed files, and what has changed elsewhere', () => {
  const news = openNews('/blog');
  const edited = makeReport('posts/edited.md', 'x', [brokenLink('x')]);
  const first = makeResult(edited, old);
  expect(news.keep(first)).toBe(first);
  news.note(['/blog/posts/edited.md']);
  const second = news.keep(makeResult(edited, old, makeReport('z.md', 'x', [brokenLink('x')])));
  expect(filesOf(second)).toEqual(['posts/edited.md', 'z.md']);
  expect(second.unchanged).toBe(120);
});

test('nothing is news where only something else has changed', () => {
  const news = openNews('/blog');
  news.keep(makeResult(old));
  news.note(['/blog/readme.txt']);
  expect(news.keep(makeResult(old))).toMatchObject({ reports: [], unchanged: 120 });
});
