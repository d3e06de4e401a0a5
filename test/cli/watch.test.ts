import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { repositoryPath } from '../repository.ts';
import { hasTerminal } from '../run-in-terminal.ts';
import { runProgram } from '../run-program.ts';

// A machine that is busy with other tests starts a program slowly.
vi.setConfig({ testTimeout: 120_000 });

const ready = 'watching for changes';

let blog = '';
beforeEach(() => {
  blog = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-watch-cli-')));
  write('_config.yml', 'title: Tabby\n');
  write('_posts/2024-05-01-milo.md', '---\ntitle: Milo\n---\n\n[The vet](/vet/)\n');
  write('vet.md', '---\ntitle: Vet\npermalink: /vet/\n---\n\nShe is nice.\n');
});
afterEach(() => rmSync(blog, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(blog, file)), { recursive: true });
  writeFileSync(join(blog, file), text);
}

interface Watching {
  /** All of both streams that came since the last time, once the program waits again and `text` was among it. */
  readonly after: (text: string | RegExp) => Promise<string>;
  /** Once it waits in silence: during another run, Ctrl-C ends it as it ends any other program. */
  readonly quiet: () => Promise<void>;
  readonly end: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals | null>;
  readonly child: ChildProcess;
}

function watch(words: readonly string[] = []): Watching {
  return start(process.execPath, [repositoryPath('bin/postlint.js'), '--watch', ...words]);
}

function start(program: string, words: readonly string[]): Watching {
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, CI: ____, ...env } = process.env;
  const child = spawn(program, words, { cwd: blog, env });
  let said = '';
  let heard = 0;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      said += text;
      heard += 1;
    });
  const ended = new Promise<number | NodeJS.Signals | null>(done =>
    child.on('close', (code, signal) => done(code ?? signal)),
  );
  const has = (text: string | RegExp) => (typeof text === 'string' ? said.includes(text) : text.test(said));
  return {
    child,
    after: async text => {
      await vi.waitFor(() => expect([said, has(text) && said.includes(ready)]).toEqual([said, true]), {
        timeout: 60_000,
        interval: 20,
      });
      const seen = said;
      said = '';
      return seen;
    },
    quiet: async () => {
      for (let before = -1; before !== heard; ) {
        before = heard;
        await new Promise(done => setTimeout(done, 500));
      }
    },
    end: signal => {
      child.kill(signal ?? 'SIGINT');
      return ended;
    },
  };
}

test('lints again when a post changes, comes, goes, and stops at Ctrl-C', async () => {
  const { after, quiet, end } = watch();
  await after('No problems in 2 files');
  rmSync(join(blog, 'vet.md'));
  expect(await after('1 error in 1 file')).toContain('Link target “/vet/” does not exist');
  write('people/vet.md', '---\ntitle: Vet\npermalink: /vet/\n---\n\nShe is nice.\n');
  await after('No problems in 2 files');
  // The folder is new: what is in it is watched, too.
  appendFileSync(join(blog, 'people/vet.md'), '\n[Milo] (/milo/)\n');
  await after('malformed-link');
  await quiet();
  expect(await end()).toBe(0);
});

test('a configuration that changes holds, one that is broken is explained, and the watch goes on', async () => {
  const { after, quiet, end } = watch();
  appendFileSync(join(blog, 'vet.md'), '\n[Milo] (/milo/)\n');
  await after('malformed-link');
  write('.postlintrc.json', '{ "rules": { "malformed-link": "of" } }\n');
  expect(await after('“of” is not a severity')).toContain('(.postlintrc.json:1)');
  write('.postlintrc.json', '{ "rules": { "malformed-link": "off" } }\n');
  await after('No problems in 2 files');
  rmSync(join(blog, '.postlintrc.json'));
  await after('malformed-link');
  await quiet();
  expect(await end()).toBe(0);
});

test.each([
  ['postlint.config.mjs', './rule.mjs'],
  ['postlint.config.ts', './rule.ts'],
])('code of a configuration is run anew when it changes: %s', async (name, plugin) => {
  const rules = (
    word: string,
  ) => `export default { name: 'house', rules: [{ scope: 'document', id: 'word', summary: 'A word', severity: 'error',
    check: (doc, { report }) => {
      const at = doc.text.indexOf('${word}');
      if (at >= 0) report({ at: [at, at + ${word.length}], message: 'No ${word} here' });
    } }] };\n`;
  write(plugin, rules('Milo'));
  write(name, `export default { plugins: ['${plugin}'] };\n`);
  const { after, quiet, end } = watch();
  await after('No Milo here');
  write(plugin, rules('nice'));
  expect(await after('No nice here')).not.toContain('No Milo here');
  write(name, `export default { plugins: ['${plugin}'], rules: { 'house/word': 'warning' } };\n`);
  await after('1 warning in 1 of 2 files');
  await quiet();
  expect(await end()).toBe(0);
});

test('a report that it writes itself is no change', async () => {
  const { after, quiet, end } = watch(['--format', 'json:report.json']);
  await vi.waitFor(() => expect(JSON.parse(readFileSync(join(blog, 'report.json'), 'utf8')).summary.files).toBe(2), {
    timeout: 60_000,
  });
  await after(ready);
  await new Promise(done => setTimeout(done, 1500));
  rmSync(join(blog, 'vet.md'));
  const seen = await after(ready);
  expect(seen.split(ready)).toHaveLength(2);
  expect(JSON.parse(readFileSync(join(blog, 'report.json'), 'utf8')).summary).toMatchObject({ files: 1, errors: 1 });
  await quiet();
  expect(await end()).toBe(0);
});

test('posts that have not changed are not read again', async () => {
  write(
    'postlint.config.mjs',
    `const count = { scope: 'document', id: 'count', summary: 'Counts', severity: 'warning',
      check: (doc, { report }) => report({ at: [0, 1], message: 'Read number ' + (globalThis.reads = (globalThis.reads ?? 0) + 1) }) };
     export default { plugins: [{ name: 'cats', rules: [count] }] };`,
  );
  // Younger files may change without telling.
  await new Promise(done => setTimeout(done, 2100));
  const { after, quiet, end } = watch();
  await after('Read number 2');
  appendFileSync(join(blog, 'vet.md'), '\nVery nice.\n');
  const seen = await after('Read number 3');
  expect(seen).not.toContain('Read number 4');
  await quiet();
  expect(await end()).toBe(0);
});

test('many changes at once are one run', async () => {
  const { after, quiet, end } = watch();
  await after(ready);
  for (let number = 0; number < 300; number++)
    write(`_posts/2024-06-01-cat-${number}.md`, '---\ntitle: Cat\n---\n\nA cat.\n');
  const seen = await after('302 files');
  expect(seen.split(ready).length).toBeLessThanOrEqual(4);
  await quiet();
  expect(await end()).toBe(0);
});

test('Ctrl-C during a run ends it at once', async () => {
  write(
    'postlint.config.mjs',
    `import { writeFileSync } from 'node:fs';
     const nap = { scope: 'document', id: 'nap', summary: 'A nap', severity: 'warning',
      check: () => { writeFileSync('napping', ''); for (const end = Date.now() + 60_000; Date.now() < end; ); } };
     export default { plugins: [{ name: 'cats', rules: [nap] }] };`,
  );
  const { end } = watch();
  await vi.waitFor(() => expect(existsSync(join(blog, 'napping'))).toBe(true), { timeout: 60_000, interval: 20 });
  const started = performance.now();
  expect(await end()).toBe('SIGINT');
  expect(performance.now() - started).toBeLessThan(20_000);
});

test('ends when nobody reads along any more', async () => {
  const { after, child } = watch();
  const ended = new Promise(done => child.on('exit', done));
  await after(ready);
  child.stdout?.destroy();
  rmSync(join(blog, 'vet.md'));
  expect(await ended).toBe(0);
});

test.runIf(hasTerminal)('clears the screen of a terminal before it reports again, and only then', async () => {
  const clear = '\u001b[2J\u001b[3J\u001b[H';
  // In place of the shell, which Ctrl-C would end, too.
  const command = `exec "${process.execPath}" "${repositoryPath('bin/postlint.js')}" --watch`;
  const { after, quiet, child } = start('script', ['-qefc', command, '/dev/null']);
  expect(await after('No problems in 2 files')).not.toContain(clear);
  rmSync(join(blog, 'vet.md'));
  expect(await after('broken-link')).toMatch(/^\u001b\[2J\u001b\[3J\u001b\[H/);
  await quiet();
  let rest = '';
  child.stdout?.on('data', text => (rest += text));
  const ended = new Promise(done => child.on('close', done));
  child.stdin?.write('\u0003');
  // With which code is shown above: here there is another program in between.
  await ended;
  expect(rest).toContain('^C');
});

describe('what makes no sense is refused', () => {
  test.each([
    '--stdin',
    '--staged',
    '--fix',
    '--fix-suggested',
    '--fix-dry-run',
    '--write-baseline',
    '--prune-baseline',
  ])('%s', async flag => {
    const { code, out, err } = await runProgram(['--watch', flag], { cwd: blog });
    expect(err).toMatch(new RegExp(`^postlint: --watch and ${flag} don’t go together\\n  hint: \\S`));
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('a slip in the command ends it, too', async () => {
    expect(await runProgram(['--watch', 'milo.md'], { cwd: blog })).toMatchObject({
      code: 2,
      err: expect.stringContaining('“milo.md” does not exist'),
    });
  });
});
