// How much of the inner folders the tests run through: `npm run coverage`. Fails below the threshold.
// Programs that tests start are not measured, so tests that do nothing else are left out. Branches are those that V8
// counts, by the syntax tree of each file; V8 does not count the defaults of parameters.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const THRESHOLD = 95;
const FOLDERS = ['core', 'parse', 'site', 'engine'];
const ONLY_START_PROGRAMS = ['action', 'bundle', 'cli', 'docs', 'hooks', 'release', 'cli/kill'];

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.cache/postlint/coverage');
rmSync(folder, { recursive: true, force: true });
const { status } = spawnSync(
  'vitest',
  [
    ...['run', '--dir', 'test', '--no-isolate', '--reporter=dot'],
    ...ONLY_START_PROGRAMS.flatMap(name => ['--exclude', `test/${name}.test.ts`]),
    ...['--coverage', `--coverage.include=src/{${FOLDERS.join(',')}}/**/*.ts`, '--coverage.reporter=json-summary'],
    ...['--coverage.reportOnFailure', `--coverage.reportsDirectory=${folder}`],
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;

const { total: _, ...files } = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8'));
console.log('folder   lines     branches');
for (const name of FOLDERS) {
  const own = Object.entries(files).filter(([file]) => relative(join(root, 'src'), file).startsWith(`${name}/`));
  const shares = ['lines', 'branches'].map(kind => {
    const sum = key => own.reduce((all, [, counts]) => all + counts[kind][key], 0);
    return (100 * sum('covered')) / sum('total');
  });
  console.log([name.padEnd(8), ...shares.map(share => `${share.toFixed(2)} %`)].join(' '));
  if (shares.some(share => share < THRESHOLD)) {
    console.error(`${name} is below ${THRESHOLD} %`);
    process.exitCode = 1;
  }
}
