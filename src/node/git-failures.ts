import { UserError } from '../core/errors.ts';
import { codeOf } from './error-code.ts';

/** Milliseconds that git may take: on a large repository and a slow disk, a minute is not unheard of. */
export const PATIENCE = 120_000;

const INSTALL = 'Install git (https://git-scm.com), and see that its folder is in PATH';
const HINTS: Readonly<Record<string, string>> = {
  EACCES: 'What is called “git” in PATH is no program that you may run',
  EAGAIN: 'The system starts no more programs (see “ulimit -u”)',
  ENOMEM: 'There is no memory left for it',
  EMFILE: 'Too many files are open (see “ulimit -n”)',
};

/** Git could not be started, or did not come to an end. */
export function describeNoGit(cause: Error): UserError {
  const code = codeOf(cause);
  if (code === 'ETIMEDOUT' || ('killed' in cause && cause.killed === true))
    return new UserError('git has not answered for a long time', {
      hint: 'See what it waits for: run “git status”',
      cause,
    });
  return new UserError('git can’t be run', { hint: HINTS[code ?? ''] ?? INSTALL, cause });
}

/** What git never says: some other program has its name. */
export function describeRubbish(): UserError {
  return new UserError('git gave an answer that makes no sense', {
    hint: 'See that “git” in PATH is git: run “git --version”',
  });
}

/** Git ended with an error; `said` is what it wrote about it. */
export function describeGitError(folder: string, said: string): UserError {
  const [line] = said.split('\n').filter(text => text !== '');
  if (/bare repository/.test(said))
    return new UserError(`The git repository in ${folder} is a bare one: it has no working tree`, {
      hint: 'Run postlint in a clone or worktree of it',
    });
  if (/not a git repository|must be run in a work tree/i.test(said))
    return new UserError(`There is no git repository in ${folder}`, { hint: 'Run postlint in a repository' });
  if (/dubious ownership/.test(said)) {
    const hint = `If you trust it: git config --global --add safe.directory ${folder}`;
    return new UserError(`The git repository in ${folder} belongs to somebody else`, { hint });
  }
  const hint =
    line === undefined ? 'It said nothing: run “git status”' : `It said: ${line.replace(/^(?:fatal|error): /, '')}`;
  return new UserError(NO_ANSWER, { hint });
}

const NO_ANSWER = 'git could not answer';

/** Whether git was there and could do nothing with the question. */
export function isNoAnswer(error: unknown): boolean {
  return error instanceof UserError && error.message === NO_ANSWER;
}
