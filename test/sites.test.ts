import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reportCompact } from '../src/report/compact.ts';
import { lintMemory } from './lint-memory.ts';
import { expectGenerated, listRepositoryFiles, repositoryPath } from './repository.ts';

const folder = 'fixtures/sites';
const paths = listRepositoryFiles(folder, '');
const sites = paths.filter(path => path.endsWith('/expected.txt')).map(path => path.slice(0, -'/expected.txt'.length));

test('there are sites', () => {
  expect(paths).not.toEqual([]);
});

for (const site of sites) {
  test(site, async () => {
    const files = paths
      .filter(path => path.startsWith(`${site}/`) && path !== `${site}/expected.txt`)
      .map(path => [path.slice(site.length + 1), readFileSync(repositoryPath(path))]);
    expectGenerated(`${site}/expected.txt`, reportCompact(await lintMemory({ files: Object.fromEntries(files) })));
  });
}
