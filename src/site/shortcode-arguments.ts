import type { Range } from '../core/span.ts';

export interface ShortcodeArgument {
  /** Absent where the argument is given by its place. */
  readonly name?: string;
  readonly value: string;
  /** The value without its quotes, in the text that was read. */
  readonly range: Range;
}

/** Hugo's arguments: quoted, raw (in backticks) or bare values, each after a name or by place. */
export function readArguments(args: string): ShortcodeArgument[] {
  const found: ShortcodeArgument[] = [];
  for (const match of args.matchAll(/(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`=]+))/g)) {
    const [whole, name, quoted, raw, bare] = match;
    const written = quoted ?? raw ?? bare ?? '';
    const end = match.index + whole.length - (bare === undefined ? 1 : 0);
    found.push({
      value: quoted === undefined ? written : quoted.replace(/\\(.)/g, '$1'),
      range: [end - written.length, end],
      ...(name !== undefined && { name }),
    });
  }
  return found;
}
