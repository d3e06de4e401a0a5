import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { FrontMatterProblem } from '../../core/document.ts';
import type { Chunk } from './chunks.ts';
import type { Rejection } from './judge.ts';

export interface YamlError {
  readonly block: string;
  /** Where the block begins in the post. */
  readonly offset: number;
  readonly style: FrontMatterStyle;
  /** The key that can't be read; undefined where only the block as a whole can't. */
  readonly chunk: Chunk | undefined;
  /** Offsets count from the block's beginning. */
  readonly rejection: Rejection;
}

/** Says in a writer's words why a YAML value can't be read. */
export function explainYaml({ block, offset, rejection }: YamlError): FrontMatterProblem {
  const at = Math.min(rejection.offset, Math.max(0, block.length - 1));
  return {
    kind: 'syntax',
    code: 'unreadable',
    range: [offset + at, offset + Math.min(at + 1, block.length)],
    message: `The front matter can't be read here: ${rejection.reason}`,
  };
}
