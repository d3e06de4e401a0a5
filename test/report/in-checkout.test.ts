import { expect, test } from 'vitest';
import { findFolderInCheckout } from '../../src/cli/checkout.ts';
import { spanAt } from '../../src/core/span.ts';
import { inCheckout } from '../../src/report/in-checkout.ts';
import { brokenLink, makeReport, makeResult } from './make-result.ts';

test('knows the way from the top of what CI checked out', () => {
  const github = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: '/checkouts/cats' };
  expect(findFolderInCheckout(github, '/checkouts/cats')).toBe('');
  expect(findFolderInCheckout(github, '/checkouts/cats/site/blog')).toBe('site/blog');
  expect(findFolderInCheckout(github, '/checkouts/cats/..blog')).toBe('..blog');
  expect(findFolderInCheckout(github, '/checkouts/cats-2')).toBe('');
  expect(findFolderInCheckout({ CI_PROJECT_DIR: '/builds/cats' }, '/builds/cats/blog')).toBe('blog');
  expect(findFolderInCheckout({}, '/builds/cats/blog')).toBe('');
});

test('names files from there, for those who count from there', () => {
  const related = [{ message: 'The page is here', file: '../about.md', span: spanAt([0], [0, 3]) }];
  const result = makeResult(makeReport('_posts/a.md', '[a](/abuot/)', [{ ...brokenLink('/abuot/'), related }]));
  const [report] = inCheckout(result, 'github', 'blog').reports;
  expect(report).toMatchObject({
    file: 'blog/_posts/a.md',
    diagnostics: [{ file: 'blog/_posts/a.md', related: [{ file: 'about.md' }] }],
  });
  expect(report?.text()).toBe('[a](/abuot/)');
  for (const format of ['pretty', 'json', 'rdjson']) expect(inCheckout(result, format, 'blog')).toBe(result);
  expect(inCheckout(result, 'sarif', '')).toBe(result);
});
