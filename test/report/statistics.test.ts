import { expect, test } from 'vitest';
import type { LintResult } from '../../src/core/diagnostic.ts';
import type { Statistics } from '../../src/core/statistics.ts';
import { measure } from '../../src/report/cells.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportPretty } from '../../src/report/pretty.ts';
import { renderStatistics } from '../../src/report/statistics.ts';
import { brokenLink, makeReport, makeResult, plain } from './make-result.ts';

const terms = Array.from({ length: 15 }, (_, index) => ({ term: `cat-${index}`, count: index < 3 ? 20 - index : 1 }));

const statistics: Statistics = {
  times: [
    { rule: 'broken-link', milliseconds: 1500 },
    { rule: 'image-alt', milliseconds: 500.25 },
  ],
  sites: [
    {
      folder: '',
      generator: 'Jekyll',
      posts: { published: 1303, draft: 4, future: 3 },
      pages: { published: 1 },
      links: 4120,
      externalLinks: 3800,
      images: 1,
      taxonomies: [
        { name: 'tags', terms },
        { name: 'series', terms: [{ term: 'Winter', count: 2 }] },
      ],
    },
  ],
};

const result: LintResult = {
  ...makeResult(
    makeReport('_posts/a.md', 'See [us](/abuot/) and [them](/thme/)', [brokenLink('/abuot/'), brokenLink('/thme/')]),
    makeReport('_posts/b.md', 'x', [{ rule: 'image-alt', severity: 'warning', message: 'No text', at: 'x' }]),
  ),
  milliseconds: 2600,
  statistics,
};

test('says what each rule found, where the time went, and what the site has', () => {
  expect(renderStatistics(result, plain)).toBe(`Findings by rule
  2  error    broken-link  in 1 file
  1  warning  image-alt    in 1 file

Slowest rules
   1.5 s   75 %  broken-link
  500 ms   25 %  image-alt
  2 rules took 2.0 s, the whole run 2.6 s

Jekyll in this folder
  1,310 posts: 1,303 published, 4 draft, 3 in the future
  1 page
  4,120 links (3,800 to other sites), 1 image
  15 in “tags”: cat-0 (20), cat-1 (19), cat-2 (18), cat-3 (1), cat-4 (1),
    cat-5 (1), cat-6 (1), cat-7 (1), cat-8 (1), cat-9 (1), cat-10 (1),
    cat-11 (1), and 3 more; 12 of them in a single post
  1 in “series”: Winter (2)
`);
});

test('has no table of findings where there are none, and none of its own where nobody asked', () => {
  expect(renderStatistics({ ...makeResult(), statistics }, plain)).toMatch(/^Slowest rules\n/);
  expect(renderStatistics(makeResult(), plain)).toBe('');
});

test('fits forty columns, and prints nothing that a terminal would obey', () => {
  const [site] = statistics.sites;
  if (!site) throw new Error('There is no site');
  const evil = '\u001b]0;owned\u0007';
  const sites = [{ ...site, folder: evil, taxonomies: [{ name: evil, terms: [{ term: evil, count: 1 }] }] }];
  const text = renderStatistics({ ...result, statistics: { ...statistics, sites } }, { ...plain, width: 40 });
  expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  for (const line of text.split('\n')) expect(measure(line), line).toBeLessThanOrEqual(40);
});

test('programs get all of it', () => {
  const report = JSON.parse(reportJson(result));
  expect(report.statistics.rules).toEqual([
    { rule: 'broken-link', severity: 'error', findings: 2, files: 1, fixable: 0, suggested: 0 },
    { rule: 'image-alt', severity: 'warning', findings: 1, files: 1, fixable: 0, suggested: 0 },
  ]);
  expect(report.statistics.times).toEqual(statistics.times);
  expect(report.statistics.sites[0].taxonomies[0].terms).toHaveLength(15);
  expect(JSON.parse(reportJson(makeResult()))).not.toHaveProperty('statistics');
});

test('pretty leaves findings by rule to them', () => {
  const images = Array.from({ length: 100 }, (_, index) => ({
    rule: 'image-alt',
    severity: 'warning' as const,
    message: `No text ${index}`,
    at: 'x',
  }));
  const many = makeResult(...result.reports, makeReport('c.md', 'x', images));
  expect(reportPretty(many, plain)).toContain('By rule');
  expect(reportPretty({ ...many, statistics }, plain)).not.toContain('By rule');
});
