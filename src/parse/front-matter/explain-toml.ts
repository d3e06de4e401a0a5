import type { ParseError } from 'toml-eslint-parser';
import type { FrontMatterProblem } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';

export interface TomlError {
  readonly block: string;
  /** Where the block begins in the post. */
  readonly offset: number;
  /** The line with the error, as offsets in the block. */
  readonly line: Range;
  readonly error: ParseError;
}

/** Says in a writer's words why a TOML line can't be read. */
export function explainToml({ offset, line, error }: TomlError): FrontMatterProblem {
  const at = Math.min(Math.max(error.index, line[0]), Math.max(line[0], line[1] - 1));
  return {
    kind: 'syntax',
    code: 'unreadable',
    range: [offset + at, offset + Math.max(at, Math.min(at + 1, line[1]))],
    message: `The front matter can't be read here: ${error.message}`,
  };
}
