import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { repositoryPath } from './repository.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) {
    // What nobody may write to, nobody but root may remove.
    execFileSync('chmod', ['-R', 'u+rwX', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A Jekyll site with one post, in which one link is broken. */
export const catBlog = {
  '_config.yml': 'title: Cats\n',
  '_posts/2024-03-02-tabby.md': '---\nlayout: null\ntitle: Tabby\n---\n\n##Naps\n\n[The vet](/vet/)\n',
};

/** A folder of its own, which everybody may read. Contents by path. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = catBlog): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-hostile-')));
  folders.push(folder);
  chmodSync(folder, 0o755);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface ShellRun {
  /** Null where it had to be killed: it hung. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface ShellOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** As somebody whom permissions bind: root is bound by none. */
  readonly asNobody?: boolean;
  readonly onStart?: (child: ChildProcess) => void;
}

/** What takes longer hangs: on the slowest machine, a run takes a few seconds. */
const PATIENCE = 45_000;

const program = `postlint() { "${process.execPath}" "${repositoryPath('bin/postlint.js')}" "$@"; }`;
const isRoot = process.getuid?.() === 0;

/** Runs a line of shell in which \`postlint\` is the built program. */
export function runShell(script: string, cwd: string, options: ShellOptions = {}): Promise<ShellRun> {
  if (!existsSync(repositoryPath('dist/cli/main.js')))
    throw new Error('The program is not built: run npm run build first');
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, ...inherited } = process.env;
  const child = spawn('sh', ['-c', `${program}\n${script}`], {
    cwd,
    env: { ...inherited, ...options.env },
    detached: true,
    ...(options.asNobody && isRoot && { uid: 65534, gid: 65534 }),
  });
  const end = () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL');
  const timer = setTimeout(end, PATIENCE);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', text => (out += text));
  child.stderr.setEncoding('utf8').on('data', text => (err += text));
  child.stdin.on('error', () => {});
  child.stdin.end();
  options.onStart?.(child);
  return new Promise(resolve =>
    child.on('close', code => {
      clearTimeout(timer);
      resolve({ code, out, err });
    }),
  );
}

/** That a run ended so, and said so in words: no stack, and no name that only the system gives to errors. */
export function expectWords({ code, out, err }: ShellRun, wanted: number, message?: string | RegExp): void {
  expect({ code, said: err + (code === wanted ? '' : out) }).toEqual({ code: wanted, said: expect.any(String) });
  if (message !== undefined) expect(err).toMatch(message);
  for (const text of [out, err]) {
    expect(text).not.toMatch(/\n\s+at \S.*:\d+/);
    expect(text).not.toContain('should not have happened');
    expect(text).not.toContain('This is a bug');
  }
}
