import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasTerminal } from '../run-in-terminal.ts';
import { runProgram } from '../run-program.ts';

// A machine that is busy with other tests starts a shell slowly.
vi.setConfig({ testTimeout: 60_000 });

const has = (program: string) => spawnSync(program, ['--version']).status === 0;

let folder = '';
const scripts: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'postlint-completion-'));
  writeFileSync(join(folder, 'tabby cat.md'), '# Tabby\n');
  writeFileSync(join(folder, 'report.json'), '{}\n');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out, err } = await runProgram(['completion', shell], { cwd: folder });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    scripts[shell] = join(folder, `.completion.${shell}`);
    writeFileSync(scripts[shell], out);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a shell in a terminal, types, and waits until the screen shows what is expected; resolves with what it shows. */
function typeIn(shell: string, start: string, { keys, until }: { keys: string; until: string }): Promise<string> {
  const { CI: _, ...env } = process.env;
  const child = spawn('script', ['-qefc', shell, '/dev/null'], {
    cwd: folder,
    env: { ...env, TERM: 'xterm', PS1: '$ ', HOME: folder, HISTFILE: '' },
  });
  let seen = '';
  let isReady = false;
  const shown = () => stripVTControlCharacters(seen).replace(/\u0007/g, '');
  return new Promise(resolve => {
    const finish = () => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(shown());
    };
    const timer = setTimeout(finish, 30_000);
    child.stdout.setEncoding('utf8').on('data', text => {
      seen += text;
      if (!isReady && /ready-to-type\r?\n/.test(shown())) {
        isReady = true;
        seen = '';
        child.stdin.write(keys);
      } else if (isReady && shown().includes(until)) finish();
    });
    child.stdin.write(`${start}; echo ready-to''-type\n`);
  });
}

const cases = [
  ['an option', 'postlint --sinc\t', 'postlint --since'],
  ['a rule', 'postlint --only malformed-l\t', 'postlint --only malformed-link'],
  ['a rule after “=”', 'postlint --only=malformed-l\t', 'postlint --only=malformed-link'],
  ['a command', 'postlint expl\t', 'postlint explain'],
  ['the rule that is explained', 'postlint explain malformed-l\t', 'postlint explain malformed-link'],
  ['a format', 'postlint --format checks\t', 'postlint --format checkstyle'],
  ['the file of a format', 'postlint --format json:repo\t', 'postlint --format json:report.json'],
  ['a severity', 'postlint --rule image-alt:wa\t', 'postlint --rule image-alt:warning'],
  ['a file', 'postlint tab\t', 'postlint tabby\\ cat.md'],
  ['a shell', 'postlint completion z\t', 'postlint completion zsh'],
  ['an option of a command', 'postlint init --forc\t', 'postlint init --force'],
] as const;

describe.runIf(hasTerminal && has('bash')).concurrent('bash completes', () => {
  test.each(cases)('%s', async (_, keys, until) => {
    const start = `unset HISTFILE; source '${scripts['bash']}'`;
    expect(await typeIn('bash --norc --noprofile -i', start, { keys, until })).toContain(until);
  });
});

describe.runIf(hasTerminal && has('zsh')).concurrent('zsh completes', () => {
  test.each(cases)('%s', async (_, keys, until) => {
    const start = `autoload -U compinit; compinit -D -u; eval "$(cat '${scripts['zsh']}')"`;
    expect(await typeIn('zsh -f -i', start, { keys, until })).toContain(until);
  });
});

describe.runIf(has('fish'))('fish completes', () => {
  function complete(line: string): string[] {
    const { stdout, stderr } = spawnSync(
      'fish',
      ['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', '--', scripts['fish'] ?? '', line],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, HOME: folder },
      },
    );
    expect(stderr).toBe('');
    return stdout.split('\n').filter(word => word !== '');
  }

  test.each([
    ['postlint --sinc', '--since\twhat changed since this branch left a revision'],
    ['postlint --only malformed-l', 'malformed-link\t'],
    ['postlint expl', 'explain\tprint the page of a rule'],
    ['postlint explain malformed-l', 'malformed-link\t'],
    ['postlint --format checks', 'checkstyle'],
    ['postlint --rule image-alt:wa', 'image-alt:warning\t'],
    ['postlint tab', 'tabby cat.md'],
    ['postlint completion z', 'zsh'],
    ['postlint init --forc', '--force\twrite files anew that are there already'],
  ])('%s', (line, word) => {
    expect(complete(line)).toEqual([expect.stringContaining(word)]);
  });

  test('no files after a command that takes none', () => {
    expect(complete('postlint explain tab')).not.toContain('tabby cat.md');
  });
});

test('a shell that is not known is named, with those that are', async () => {
  expect(await runProgram(['completion', 'csh'], { cwd: folder })).toMatchObject({
    code: 2,
    err: 'postlint: “csh” is no value for “shell”: it can be bash, zsh, fish\n  hint: See “postlint --help”\n',
  });
});

test('every option, command and rule is in every script', async () => {
  const { out: help } = await runProgram(['--help'], { cwd: folder });
  const { out: list } = await runProgram(['rules', '--format', 'json'], { cwd: folder });
  const options = Array.from(help.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm), match => match[1] ?? '');
  const rules = JSON.parse(list).map(({ id }: { id: string }) => id);
  expect(options.length).toBeGreaterThan(20);
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { out } = await runProgram(['completion', shell], { cwd: folder });
    for (const name of [...options, ...rules, 'explain', 'init', 'rules', 'completion']) expect(out).toContain(name);
  }
});
