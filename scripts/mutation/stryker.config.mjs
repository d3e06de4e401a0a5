import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

const work = join(tmpdir(), 'postlint-mutation');

export default {
  mutate: [
    'src/rules/**/*.ts',
    '!src/rules/index.ts',
    'src/site/{resolve,address,address-index,build,suggest,wiki-links,wiki-index,hosting}.ts',
    'src/site/slugs/*.ts',
    'src/site/generators/*.ts',
    'src/site/generators/*/{address,links,lookup,permalink,permalinks,routes,aliases,entry-ids,names,wiki}.ts',
    'src/site/generators/*/{open,anchor-ids,heading-ids,template-links}.ts',
    'src/site/generators/*/publish.ts',
    'src/site/generators/zola/content.ts',
  ],
  testRunner: 'in-process',
  plugins: [fileURLToPath(new URL('test-runner.mjs', import.meta.url))],
  inProcess: {
    tests: globSync([
      'test/generated.test.ts',
      'test/rules.test.ts',
      'test/sites.test.ts',
      'test/{rules,site}/**/*.test.ts',
      '!test/rules/hostile-text.test.ts',
    ]).sort(),
    // Tests that time themselves fail when much else runs.
    skip: 'linear time|takes? (long|no time)|no more time|in short time|times as long',
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  disableTypeChecks: false,
  tsconfigFile: 'none',
  tempDirName: join(work, 'copies'),
  incrementalFile: join(work, 'results.json'),
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  htmlReporter: { fileName: join(work, 'report.html') },
  jsonReporter: { fileName: join(work, 'report.json') },
};
