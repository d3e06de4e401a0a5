import { resolve } from 'node:path';
import { closest } from '../core/closest.ts';
import { UserError } from '../core/errors.ts';

interface Known {
  readonly commands: readonly string[];
  /** Long names, as in `--fix`. */
  readonly options: readonly string[];
}

/** `postlint expalin broken-link`, `postlint fix`: a first word that is like a command or option, and no file, is a slip. */
export async function checkForSlip(words: readonly string[], known: Known, cwd: string): Promise<void> {
  const [word] = words;
  if (word === undefined || !/^[a-z-]+$/i.test(word)) return;
  const option = known.options.find(name => name === `--${word.toLowerCase()}`);
  const meant = option ?? closest(word, known.commands);
  if (meant === undefined) return;
  const { openFileSystem } = await import('../node/files.ts');
  if (openFileSystem().kindOf(resolve(cwd, word).replaceAll('\\', '/')) !== undefined) return;
  throw new UserError(`“${word}” is neither a command nor a file`, { hint: `Did you mean “postlint ${meant}”?` });
}

export function unknownCommand(name: string, commands: readonly string[]): UserError {
  const meant = closest(name, commands);
  return new UserError(`There is no command “${name}”`, {
    hint: meant === undefined ? `Commands are ${commands.join(', ')}` : `Did you mean “${meant}”?`,
  });
}
