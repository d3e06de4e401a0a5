import type { ChildProcess } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { formatNames } from '../../src/report/reporters.ts';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 120_000, maxConcurrency: 2 });

/** Enough findings that a report of them fills every pipe. */
const loud = { ...catBlog, '_posts/2024-03-03-milo.md': `---\ntitle: Milo\n---\n${'\n[more](/more/)\n'.repeat(3000)}` };

test.each(formatNames)('nobody reads all of %s: no failure, and the exit code of the run', async format => {
  const folder = makeFolder(loud);
  const run = await runShell(`{ postlint --no-cache --format ${format}; echo "exit $?" >&2; } | head -n 1`, folder);
  expect(run).toEqual({ code: 0, out: expect.stringMatching(/^.*\n?$/), err: 'exit 1\n' });
});

describe.concurrent('streams that are closed', () => {
  test.each([
    ['>&-', 1],
    ['2>&-', 1],
    ['<&-', 1],
    ['>&- 2>&- <&-', 1],
    ['nowhere.md >&- 2>&-', 2],
    ['--stdin --stdin-filename _posts/2024-03-03-milo.md <&-', 0],
  ])('postlint %s: exit code %d', async (words, code) => {
    const run = await runShell(`postlint --no-cache ${words}`, makeFolder());
    expectWords(run, code, /^$/);
  });

  test('a reader of errors that has gone does not change the report', async () => {
    const folder = makeFolder({ ...catBlog, '.postlintrc.json': '{ "ignore": ["nothing-here"] }' });
    const run = await runShell(
      '{ { postlint --no-cache --format compact 3>&-; echo "exit $?"; } 2>&1 >&3 | true; } 3>&1',
      folder,
    );
    expect(run).toEqual({ code: 0, out: expect.stringMatching(/“\/vet\/” does not exist[\s\S]*exit 1\n$/), err: '' });
  });
});

const stops: readonly (readonly [NodeJS.Signals, string, string])[] = [
  ['SIGINT', 'report.json', '--format json:report.json'],
  ['SIGTERM', '.postlint-baseline.json', '--write-baseline'],
  ['SIGKILL', 'report.json', '--format json:report.json'],
];

test.each(stops)('%s at any moment leaves %s whole, and a cache that tells the truth', async (signal, file, words) => {
  const folder = makeFolder(loud);
  const post = join(folder, '_posts/2024-03-03-milo.md');
  const begun = performance.now();
  expectWords(await runShell(`postlint --cache-location cache ${words}`, folder), words.includes('json') ? 1 : 0);
  const length = performance.now() - begun;
  const report = readFileSync(join(folder, file), 'utf8');
  for (const share of [0.5, 0.8, 0.95]) {
    // Another text with the same findings.
    appendFileSync(post, '\n');
    const onStart = (child: ChildProcess) => setTimeout(() => endGroup(child, signal), length * share);
    const run = await runShell(`postlint --cache-location cache ${words}`, folder, { onStart });
    expect(run.err).not.toMatch(/\n\s+at /);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(report);
  }
  const cached = await runShell('postlint --format compact --no-baseline --cache-location cache', folder);
  expect(cached).toEqual(await runShell('postlint --format compact --no-baseline --no-cache', folder));
  const own = /^(?:_.*|cache|report\.json|\.postlint-baseline\.json)$/;
  for (const name of readdirSync(folder).filter(name => !own.test(name))) expect(name).toMatch(/^\.postlint-.*\.tmp$/);
});

/** The shell and what it has started; they may be done already. */
function endGroup({ pid, exitCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ESRCH' });
  }
}
