import type { FrontMatterProblem } from '../../core/document.ts';

export interface JsonError {
  readonly block: string;
  /** Where the block begins in the post. */
  readonly offset: number;
  /** What JSON.parse says. */
  readonly error: string;
}

/** Says in a writer's words why JSON can't be read. */
export function explainJson({ block, offset, error }: JsonError): FrontMatterProblem {
  return {
    kind: 'syntax',
    code: 'unreadable',
    range: [offset, offset + block.length],
    message: `The front matter is not valid JSON: ${error}`,
  };
}
