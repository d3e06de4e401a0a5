import { type ExecFileException, execFile, spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import { isAbsolute } from 'node:path';
import { findRepository } from './find-repository.ts';
import { describeGitError, describeNoGit, describeRubbish, PATIENCE } from './git-failures.ts';
import { findGitFolder } from './git-index.ts';

interface GitOptions {
  readonly input?: string;
  /** Settings that win over those of the repository. */
  readonly settings?: readonly (readonly [name: string, value: string])[];
}

interface Place {
  readonly cwd: string;
  readonly timeout?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** The user's own git, asked about one repository. */
export interface Git {
  /** Top folder of the working tree: absolute POSIX path. */
  readonly top: string;
  /** What git is told besides the words of a command. */
  readonly environment: NodeJS.ProcessEnv;
  /** What a command prints; a `UserError` where it fails. */
  readonly run: (words: readonly string[], options?: GitOptions) => Buffer;
  /** The same, or undefined where it fails. */
  readonly ask: (words: readonly string[]) => Buffer | undefined;
  /** As `run`, while this program does something else: what is started together takes as long as the longest. */
  readonly start: (words: readonly string[], options?: GitOptions) => Promise<Buffer>;
}

/**
 * What no repository may decide: its configuration can name programs that git starts (fsmonitor, hooks, a pager),
 * and a folder that merely looks like a bare repository is none.
 */
const SAFE_SETTINGS = [
  '--no-pager',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', `core.hooksPath=${devNull}`, 'core.untrackedCache=false', 'safe.bareRepository=explicit'],
  ...['protocol.ext.allow=never', 'diff.external=', 'core.quotePath=false'],
].flatMap(word => (word.startsWith('-') ? [word] : ['-c', word]));

/** Opens the repository that holds a folder. */
export function openGit(folder: string, timeout = PATIENCE): Git {
  const found = findRepository(folder);
  // Without a `.git` here, GIT_DIR and GIT_WORK_TREE may still say where the repository is.
  const top = found ?? readTop(folder);
  const env = found === undefined ? process.env : findEnvironment(found);
  const place = { cwd: top, env, timeout };
  const execute = (words: readonly string[], options?: GitOptions) => runGit(words, { ...place, ...options });
  return {
    top,
    environment: env,
    run: (words, options) => {
      const { status, stdout, stderr } = execute(words, options);
      if (status === 0) return stdout;
      throw describeGitError(folder, `${stderr}`);
    },
    ask: words => {
      const { status, stdout } = execute(words);
      return status === 0 ? stdout : undefined;
    },
    start: (words, options) =>
      new Promise((resolve, reject) => {
        const settings = settingsOf({ ...place, ...options });
        execFile('git', [...SAFE_SETTINGS, ...words], { ...settings, encoding: 'buffer' }, (error, stdout, stderr) => {
          if (!error) resolve(stdout);
          else reject(hasEnded(error) ? describeGitError(folder, `${stderr}`) : describeNoGit(error));
        });
      }),
  };
}

/** A hook is told which repository and index it works for: that must not be taken for those of another repository. */
function findEnvironment(top: string): NodeJS.ProcessEnv {
  const { GIT_DIR: directory, GIT_WORK_TREE: _, GIT_INDEX_FILE: index = '', ...others } = process.env;
  if (directory === undefined && (!isAbsolute(index) || isOfRepository(index, top))) return process.env;
  const ask = (env: NodeJS.ProcessEnv) => {
    const { status, stdout } = runGit(['rev-parse', '--absolute-git-dir'], { cwd: top, env });
    return status === 0 ? `${stdout}`.trim() : undefined;
  };
  const own = ask(others);
  const isForeign = /^.*[\\/]\.git[\\/]/.test(index) && isAbsolute(index) && !index.startsWith(`${own}/`);
  return own === undefined || (ask(process.env) === own && !isForeign) ? process.env : others;
}

/** Whether a file lies in the folder that git keeps of the repository with this top folder. */
function isOfRepository(file: string, top: string): boolean {
  try {
    return file.startsWith(`${findGitFolder(top)}/`);
  } catch {
    return false;
  }
}

function readTop(folder: string): string {
  const { status, stdout, stderr } = runGit(['rev-parse', '--show-toplevel'], { cwd: folder });
  if (status === 0) return `${stdout}`.replace(/\r?\n$/, '');
  throw describeGitError(folder, `${stderr}`);
}

/** Where git looks for hooks: absolute, or relative to the top folder. */
export function findHooksFolder(top: string): string {
  // Not with our settings: they say that there are none.
  const { status, stdout, stderr } = spawnGit(['rev-parse', '--git-path', 'hooks'], { cwd: top });
  if (status === 0) return `${stdout}`.replace(/\r?\n$/, '');
  throw describeGitError(top, `${stderr}`);
}

/**
 * Runs in the top folder, because git takes a relative GIT_DIR and GIT_INDEX_FILE, which it sets for hooks, from there,
 * and takes the working directory for the top where GIT_DIR alone is set (git-scm.com/docs/git#_the_git_repository).
 */
function runGit(words: readonly string[], options: Place & GitOptions) {
  return spawnGit([...SAFE_SETTINGS, ...words], options);
}

function spawnGit(words: readonly string[], { input, ...options }: Place & GitOptions) {
  const result = spawnSync('git', words, { ...settingsOf(options), ...(input !== undefined && { input }) });
  if (!result.error) return result;
  throw describeNoGit(result.error);
}

/** Git itself came to an end, and was not ended by us. */
function hasEnded({ code, signal, killed }: ExecFileException): boolean {
  return typeof code === 'number' || (typeof signal === 'string' && killed !== true);
}

function settingsOf({ cwd, env = process.env, settings = [], timeout = PATIENCE }: Place & GitOptions) {
  return {
    cwd,
    env: {
      ...env,
      ...toEnvironment(settings),
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      LC_ALL: 'C',
      LANGUAGE: 'C',
    },
    maxBuffer: Number.POSITIVE_INFINITY,
    timeout,
    killSignal: 'SIGKILL' as const,
    windowsHide: true,
  };
}

/** As `-c` would, but for any name (git-scm.com/docs/git-config#Documentation/git-config.txt-GITCONFIGCOUNT). */
function toEnvironment(settings: readonly (readonly [string, string])[]): Record<string, string> {
  const first = Number(process.env['GIT_CONFIG_COUNT'] ?? 0);
  const pairs = settings.flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, name],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return Object.fromEntries([...pairs, ['GIT_CONFIG_COUNT', String(first + settings.length)]]);
}

/** Splits what git prints with `-z`. */
export function splitNul(output: Buffer): string[] {
  if (output.length > 0 && output.at(-1) !== 0) throw describeRubbish();
  const parts = output.toString('utf8').split('\0');
  parts.pop();
  return parts;
}
