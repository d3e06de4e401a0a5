import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { lint } from '../../src/index.ts';
import { runProgram } from '../run-program.ts';

// A machine that is busy with other tests starts a program slowly.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const safe = '##Food\n';
const suggested = '---\ntitle: Tilda\ndescription: Milo #1 of three cats\n---\nMilo\n';
const site = {
  '_config.yml': 'title: Cats\n',
  '_posts/2024-05-01-milo.md': `---\ntitle: Milo\n---\n${safe}`,
  '_posts/2024-05-02-tilda.md': suggested,
  '_posts/2024-05-03-otto.md': '---\ntitle: Otto\n---\nOtto opens [doors](/doors/).\n',
};
const milo = '_posts/2024-05-01-milo.md';
const tilda = '_posts/2024-05-02-tilda.md';

function makeSite(files: Readonly<Record<string, string | Uint8Array>> = site): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-fix-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const readIn = (folder: string) => (file: string) => readFileSync(join(folder, file), 'utf8');

describe.concurrent('--fix', () => {
  test('writes what has one right answer, and reports what remains', async () => {
    const cwd = makeSite();
    const { code, out, err } = await runProgram(['--fix'], { cwd });
    expect(readIn(cwd)(milo)).toBe('---\ntitle: Milo\n---\n## Food\n');
    expect(readIn(cwd)(tilda)).toBe(suggested);
    expect(out).toContain('“/doors/” does not exist');
    expect(out).not.toContain('heading-space');
    expect(out).toContain('\n✓ Fixed 1 problem in 1 file\n✗ 1 error, 1 warning in 2 of 3 files');
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  test('is done after one run, and leaves no other files', async () => {
    const cwd = makeSite();
    await runProgram(['--fix'], { cwd });
    const before = statSync(join(cwd, milo));
    const { out } = await runProgram(['--fix'], { cwd });
    expect(out).not.toContain('Fixed');
    expect(statSync(join(cwd, milo))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(readdirSync(join(cwd, '_posts'))).toHaveLength(3);
  });

  test('exits 0 where nothing remains, and says on standard error what other formats do not', async () => {
    const cwd = makeSite({ 'milo.md': safe });
    expect(await runProgram(['--fix', '--format', 'compact'], { cwd })).toEqual({
      code: 0,
      out: '',
      err: 'postlint: Fixed 1 problem in 1 file\n',
    });
  });

  test('writes to the target of a link within the site, and never outside it', async () => {
    const cwd = makeSite({
      'site/_config.yml': 'title: Cats\n',
      'site/_posts/2024-05-01-b.md': '---\ntitle: B\n---\n',
      'site/a.md': '---\ntitle: A\n---\n##A\n',
      'outside.md': safe,
    });
    symlinkSync('a.md', join(cwd, 'site/b.md'));
    symlinkSync('../outside.md', join(cwd, 'site/c.md'));
    await runProgram(['--fix', 'site'], { cwd });
    expect(readIn(cwd)('site/a.md')).toContain('## A\n');
    expect(readIn(cwd)('outside.md')).toBe(safe);
  });

  test('exits 2 and names the files that can’t be written; the others are', async () => {
    const cwd = makeSite({ 'milo.md': safe, 'tilda.md': safe });
    chmodSync(join(cwd, 'milo.md'), 0o444);
    const { code, out, err } = await runProgram(['--fix'], { cwd });
    expect(code).toBe(2);
    expect(err).toBe('postlint: “milo.md” is not fixed: it is read-only\n  hint: Make it writable, or leave it out\n');
    expect(out).toContain('heading-space');
    expect([readIn(cwd)('milo.md'), readIn(cwd)('tilda.md')]).toEqual([safe, '## Food\n']);
  });

  test('leaves a file that is not UTF-8 as it is', async () => {
    const cwd = makeSite({ 'milo.md': Buffer.from('##Caf\xe9\n', 'latin1') });
    const { code, err } = await runProgram(['--fix'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('postlint: “milo.md” is not fixed: it is not UTF-8\n');
    expect(readFileSync(join(cwd, 'milo.md'), 'latin1')).toBe('##Caf\xe9\n');
  });
});

test('--fix-suggested writes also what somebody should look at', async () => {
  const cwd = makeSite();
  await runProgram(['--fix-suggested'], { cwd });
  expect(readIn(cwd)(milo)).toContain('## Food\n');
  expect(readIn(cwd)(tilda)).toContain('description: "Milo #1 of three cats"\n');
});

describe.concurrent('--fix-dry-run', () => {
  test('prints a diff that patch takes, and writes nothing', async () => {
    const cwd = makeSite();
    const { code, out, err } = await runProgram(['--fix-dry-run'], { cwd });
    expect(out).toBe(`--- a/${milo}\n+++ b/${milo}\n@@ -1,4 +1,4 @@\n ---\n title: Milo\n ---\n-##Food\n+## Food\n`);
    expect({ code, err }).toEqual({ code: 1, err: 'postlint: Would fix 1 problem in 1 file\n' });
    expect(readIn(cwd)(milo)).toContain(safe);
    execFileSync('git', ['apply'], { cwd, input: out });
    expect(readIn(cwd)(milo)).toContain('## Food\n');
  });

  test('in colour for those who ask for it, and with suggestions', async () => {
    const { out } = await runProgram(['--fix-dry-run', '--fix-suggested', '--color'], { cwd: makeSite() });
    expect(out).toContain('\u001b[32m+## Food\u001b[39m\n');
    expect(out).toContain('\u001b[32m+description: "Milo #1 of three cats"\u001b[39m\n');
  });
});

describe.concurrent('--fix --stdin', () => {
  test('prints the fixed text, with the report on standard error', async () => {
    const cwd = makeSite();
    const input = '\uFEFF##Food\r\n\r\n[Otto](/nobody/)\r\n';
    const words = ['--fix', '--stdin', '--stdin-filename', 'about.md', '--format', 'compact'];
    const { code, out, err } = await runProgram(words, { cwd, input });
    expect(out).toBe(input.replace('##', '## '));
    expect(err).toContain('about.md:3:8: error Link target “/nobody/” does not exist [broken-link]\n');
    expect(code).toBe(1);
    expect(readIn(cwd)(milo)).toContain(safe);
  });

  test('never writes the file that it names', async () => {
    const cwd = makeSite();
    const words = ['--fix', '--stdin', '--stdin-filename', milo];
    expect((await runProgram(words, { cwd, input: '---\ntitle: Milo\n---\n##Naps\n' })).out).toContain('## Naps\n');
    expect(readIn(cwd)(milo)).toContain(safe);
  });

  test('gives back what needs no fix, and refuses what is not UTF-8', async () => {
    const cwd = makeSite({ 'a.md': '' });
    expect((await runProgram(['--fix', '--stdin'], { cwd, input: 'Milo' })).out).toBe('Milo');
    const { code, out, err } = await runProgram(['--fix', '--stdin'], { cwd, input: Buffer.from([0x23, 0x23, 0xe9]) });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Standard input is not UTF-8, so that it can’t be fixed');
  });
});

test('lint() fixes for programs too', async () => {
  const cwd = makeSite({ 'milo.md': safe, 'otto.md': '# Otto\n' });
  const dry = await lint({ cwd, useConfig: false, fix: 'safe', dryRun: true });
  const files = [{ file: 'milo.md', before: safe, after: '## Food\n', fixed: 1 }];
  expect(dry.fixes).toEqual({ isDryRun: true, files, failures: [] });
  expect(readIn(cwd)('milo.md')).toBe(safe);
  const { fixes, reports } = await lint({ cwd, useConfig: false, fix: 'safe' });
  expect(fixes).toEqual({ isDryRun: false, files, failures: [] });
  expect(reports).toEqual([]);
  expect(readIn(cwd)('milo.md')).toBe('## Food\n');
});
