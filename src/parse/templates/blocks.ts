import type { TemplateProblem } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';

export interface OpenBlock {
  readonly name: string;
  readonly range: Range;
}

/** Pairs `{% if %}` with `{% endif %}`, for the blocks whose names are given; others are ignored. */
export function trackBlocks(text: string, names: ReadonlySet<string>) {
  const stack: OpenBlock[] = [];
  /** How many of each name are open: asking the stack for every stray end tag would be quadratic. */
  const counts = new Map<string, number>();
  const describeUnclosed = ({ name, range }: OpenBlock): TemplateProblem => ({
    range,
    message: `Block ${quote(text.slice(...range))} is never closed`,
    hint: `Add “{% end${name} %}” where it should end`,
  });

  return {
    describeUnclosed,
    open(block: OpenBlock): void {
      if (!names.has(block.name)) return;
      stack.push(block);
      counts.set(block.name, (counts.get(block.name) ?? 0) + 1);
    },
    /** Closes the innermost block of that name; the blocks inside it that are still open are the problems. */
    close(name: string, range: Range): TemplateProblem[] {
      if (!names.has(name)) return [];
      if (!counts.get(name)) {
        const message = `${quote(text.slice(...range))} closes a block that is not open`;
        return [{ range, message, hint: `Remove it, or open the block with “{% ${name} … %}”` }];
      }
      const problems: TemplateProblem[] = [];
      for (let block = stack.pop(); block; block = stack.pop()) {
        counts.set(block.name, (counts.get(block.name) ?? 1) - 1);
        if (block.name === name) break;
        problems.push(describeUnclosed(block));
      }
      return problems;
    },
    /** The blocks that are still open when the text ends. */
    end(): TemplateProblem[] {
      return stack.map(describeUnclosed);
    },
  };
}
