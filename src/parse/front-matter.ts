import { parse } from 'yaml';
import type { FrontMatterStyle } from '../core/dialect.ts';
import type { FrontMatterProblem } from '../core/document.ts';
import type { FrontMatterFacts } from '../core/front-matter.ts';

/** Reads the front matter of a post; the body begins at `end`. */
export function parseFrontMatter(
  text: string,
  _style: FrontMatterStyle,
): { facts: FrontMatterFacts | undefined; problems: readonly FrontMatterProblem[]; end: number } {
  const block = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!block) return { facts: undefined, problems: [], end: 0 };
  const end = block[0].length;
  const data: unknown = parse(block[1] ?? '', { logLevel: 'silent' });
  const facts: FrontMatterFacts = {
    language: 'yaml',
    range: [0, block[0].trimEnd().length],
    data: typeof data === 'object' && data !== null ? { ...data } : {},
    entries: [],
  };
  return { facts, problems: [], end };
}
