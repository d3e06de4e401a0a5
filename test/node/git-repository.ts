import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';

/** A real repository in a temporary folder, of which the machine's own git configuration knows nothing. */
export interface TestRepository {
  readonly folder: string;
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  /** Runs git; throws where it fails. */
  readonly git: (...words: readonly string[]) => string;
  readonly remove: () => void;
}

/** Nothing of the hook or the user that runs the tests. */
export function isolatedEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:GIT_|VITEST|(?:NO_COLOR|FORCE_COLOR|CI|NODE_ENV)$)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Milo',
    GIT_AUTHOR_EMAIL: 'milo@cats.example',
    GIT_COMMITTER_NAME: 'Milo',
    GIT_COMMITTER_EMAIL: 'milo@cats.example',
  };
}

/** Until `vi.unstubAllEnvs`, this process has nothing of the hook or the user either. */
export function stubIsolatedEnvironment(): void {
  const isolated = isolatedEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in isolated)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(isolated)) vi.stubEnv(name, value);
}

export function makeFolder(name: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `postlint ${name} `)));
}

export function makeRepository(files: Readonly<Record<string, string | Uint8Array>> = {}): TestRepository {
  const folder = makeFolder('repository');
  const repository = openRepository(folder);
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.write(files);
  return repository;
}

/** Works in a folder that is a repository already: a worktree, a submodule. */
export function openRepository(folder: string): TestRepository {
  return {
    folder,
    write: files => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
    },
    git: (...words) => {
      const settings = ['-c', 'protocol.file.allow=always', '-c', 'core.autocrlf=false'];
      const { status, stdout, stderr } = spawnSync('git', [...settings, ...words], {
        cwd: folder,
        env: isolatedEnvironment(),
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}${stdout}`);
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
