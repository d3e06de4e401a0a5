import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { reportCompact } from '../src/report/compact.ts';
import { lintMemory } from './lint-memory.ts';
import { expectGenerated, listRepositoryFiles, repositoryPath } from './repository.ts';

const folder = 'fixtures/sites';
const paths = listRepositoryFiles(folder, '').filter(path => !path.endsWith('/truth.json'));
const sites = [
  'jekyll-blog',
  ...listRepositoryFiles(folder, '/truth.json').map(path => dirname(path).slice(folder.length + 1)),
];

test('there is a report for each sample site and no other', () => {
  expect(listRepositoryFiles('fixtures/reports', '.txt')).toEqual(sites.map(reportOf).sort());
});

test.each(sites)('%s is reported as before', async site => {
  const files = paths
    .filter(path => path.startsWith(`${folder}/${site}/`))
    .map(path => [path.slice(`${folder}/${site}/`.length), readFileSync(repositoryPath(path))]);
  expectGenerated(reportOf(site), reportCompact(await lintMemory({ files: Object.fromEntries(files) })));
});

function reportOf(site: string): string {
  return `fixtures/reports/${site.replaceAll('/', '-')}.txt`;
}
