import { describe, expect, test, vi } from 'vitest';
import { openGit } from '../../src/node/git.ts';
import { expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 120_000, maxConcurrency: 2 });

// With fewer than about twenty, Node itself does not start.
test.each([20, 24, 28, 32, 40, 48])('%d files may be open: the whole report, or an error', async count => {
  const folder = makeFolder();
  const whole = await runShell('postlint --no-cache --format compact', folder);
  const run = await runShell(`ulimit -n ${count}; postlint --no-cache --format compact`, folder);
  // Whether Node can start is its own affair: then nothing of ours has run.
  if (/Assertion failed|Segmentation fault|error while loading shared libraries/.test(run.err)) {
    expect(run.out).toBe('');
    expect(run.code).toBeGreaterThan(2);
    return;
  }
  if (run.code === 1) expect(run).toEqual(whole);
  else expectWords(run, 2, /postlint: .*(?:too many open files|Too many files are open)/);
  if (run.code === 2) expect(run.out).toBe('');
});

describe.concurrent('git', () => {
  const begin = 'git init --quiet . && git add . && mkdir bin';
  const fake = (script: string) => `printf '#!/bin/sh\\n%s\\n' '${script}' > bin/git && chmod 755 bin/git`;
  const makesNoSense = 'git gave an answer that makes no sense\n  hint: See that “git” in PATH is git';

  test.each([
    ['is missing', 'true', 'git can’t be run\n  hint: Install git'],
    [
      'may not be run',
      'echo > bin/git',
      'git can’t be run\n  hint: What is called “git” in PATH is no program that you may run',
    ],
    ['says something else', fake('echo hello'), makesNoSense],
    ['prints bytes', fake('head -c 4000 /dev/urandom'), makesNoSense],
    [
      'fails',
      fake('echo fatal: the cat sat on it >&2; exit 3'),
      'git could not answer\n  hint: It said: the cat sat on it',
    ],
    ['fails in silence', fake('exit 3'), 'git could not answer\n  hint: It said nothing: run “git status”'],
    ['is killed', fake('kill -9 $$'), 'git could not answer'],
  ])('that %s is told of', async (_, prepare, message) => {
    const folder = makeFolder();
    expect(await runShell(`${begin} && ${prepare}`, folder)).toMatchObject({ code: 0 });
    // The shell and what it needs, but no other git.
    const path = 'for name in head kill; do ln -s "$(command -v $name)" bin/ 2>/dev/null; done; PATH="$PWD/bin"';
    const run = await runShell(`${path}; postlint --no-cache --staged`, folder);
    expectWords(run, 2, message);
    expect(run.out).toBe('');
    // Nothing of it is asked for where nothing depends on it.
    expectWords(await runShell('PATH="$PWD/bin"; postlint --no-cache', folder), 1, /^$/);
  });
});

test('git that never answers is ended', async () => {
  const folder = makeFolder();
  await runShell(
    'git init --quiet . && mkdir bin && printf "#!/bin/sh\nexec sleep 1000\n" > bin/git && chmod 755 bin/git',
    folder,
  );
  const git = openGit(folder, 300);
  vi.stubEnv('PATH', `${folder}/bin:${process.env['PATH']}`);
  try {
    expect(() => git.run(['status'])).toThrow('git has not answered for a long time');
    await expect(git.start(['status'])).rejects.toThrow('git has not answered for a long time');
  } finally {
    vi.unstubAllEnvs();
  }
});
