import type { Root } from 'mdast';
import { isNestedTooDeep } from '../core/nesting.ts';
import { findLineStarts } from '../core/span.ts';
import { defeatsNativeMdx } from './native-limits.ts';
import { unravelMdx } from './unravel-mdx.ts';
import { CostlyTextError, withinBudget } from './within-budget.ts';

/** `fast` is native code; `reference` is remark-parse, which defines what the tree must be. */
export type MarkdownEngineName = 'fast' | 'reference';

export interface MarkdownEngine {
  /** The engine that really parses: `reference` where the native one could not be loaded. */
  readonly name: MarkdownEngineName;
  /** Throws a MarkdownSyntaxError for invalid MDX, and other errors where only the reference can tell. */
  parse(text: string, options?: { readonly mdx?: boolean }): Root;
}

/**
 * Loads an engine, once per run: the reference alone costs more to load than the fast one with everything else, so
 * only what is used is imported.
 */
export async function loadMarkdownEngine(name: MarkdownEngineName = 'fast'): Promise<MarkdownEngine> {
  if (name === 'reference') return loadReference();
  try {
    return await loadFast();
  } catch {
    // No prebuilt binary for this platform, or it was not installed: the same trees, only slower.
    return loadReference();
  }
}

/** A text that is no valid MDX; the message says why, without a place. */
export class MarkdownSyntaxError extends Error {
  override readonly name = 'MarkdownSyntaxError';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

async function loadFast(): Promise<MarkdownEngine> {
  const { markdownToMdast, mdxToMdast } = await import('satteri');
  const options = { features: { gfm: true, frontmatter: false } };
  return {
    name: 'fast',
    parse(text, { mdx = false } = {}) {
      if (!mdx) return toRoot(markdownToMdast(calmReferences(blankCostlyLines(lowerCaseEndTags(text))), options));
      refuseCostlyMdx(text);
      if (defeatsNativeMdx(text)) throw new Error('This text is for the reference parser');
      try {
        return toRoot(mdxToMdast(calmReferences(blankCostlyLines(text)), options));
      } catch (error) {
        throw toSyntaxError(error, text);
      }
    },
  };
}

/**
 * Sätteri 0.10 does not see `</STYLE>` as the end of an HTML block and takes all that follows for HTML. Letters of the
 * other case have the same length, so no place moves.
 */
function lowerCaseEndTags(text: string): string {
  return text.replace(/<\/(?:SCRIPT|STYLE|PRE|TEXTAREA)>/gi, tag => tag.toLowerCase());
}

async function loadReference(): Promise<MarkdownEngine> {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }, { default: remarkMdx }] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
    import('remark-mdx'),
  ]);
  const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
  const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();
  return {
    name: 'reference',
    parse(text, options = {}) {
      if (!options.mdx) return withinBudget(() => markdown.parse(text));
      refuseCostlyMdx(text);
      try {
        const tree = withinBudget(() => mdx.parse(text));
        unravelMdx(tree);
        return tree;
      } catch (error) {
        // The parser of JavaScript has fallen over, which is taken for a mistake in the text.
        if (error instanceof Error && error.cause instanceof RangeError)
          throw new CostlyTextError('Its MDX is nested too deeply', { cause: error });
        throw toSyntaxError(error, text);
      }
    },
  };
}

/** Both engines say `line:column: message (source:rule)`, the reference in the parts of a VFileMessage. */
function toSyntaxError(error: unknown, text: string): unknown {
  if (!(error instanceof Error)) return error;
  const whole = 'reason' in error ? `${error.name}: ${error.reason}` : error.message;
  const match = /^(\d+):(\d+)(?:-\d+:\d+)?: ([\s\S]*?)(?: \(mdx[\w-]*:[\w-]+\))?$/.exec(whole);
  if (!match) return error;
  const start = findLineStarts(text)[Number(match[1]) - 1] ?? 0;
  return new MarkdownSyntaxError(match[3] ?? '', start + Number(match[2]) - 1);
}

/** Places that the fast engine may go back to for the tags and braces of one text: ten seconds, three times the most seen. */
const mdxBudget = 4_000_000_000;

/** Sätteri 0.10 looks at the rest of a text for every tag and brace of MDX, and at times keeps a copy of it. */
function refuseCostlyMdx(text: string): void {
  if (text.length > 30_000 && text.length * (text.match(/[<{]/g)?.length ?? 0) > mdxBudget)
    throw new CostlyTextError('Its MDX holds too many tags and braces for its length');
  // The reference reads code again to each brace that may be its end.
  if (isNestedTooDeep(text)) throw new CostlyTextError('Its MDX is nested too deeply');
}

/** Places that the fast engine may count on one line, and on all costly lines together: about a tenth of a second each. */
const lineBudget = 100_000_000;
const textBudget = 1_000_000_000;

/**
 * Sätteri 0.10 counts columns from the start of the line for every node, if the text is not plain ASCII, and goes through
 * all quotes and lists that a line opens for each of them: a line of a megabyte would take minutes. Nobody wrote such a
 * line; nothing is said about it.
 */
function blankCostlyLines(text: string): string {
  const pieces: string[] = [];
  let total = 0;
  let end = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    // Most lines are short: only the others are looked at.
    const cost = next - start < 5000 ? 0 : estimateCost(text.slice(start, next));
    total += cost;
    if (cost > lineBudget || (cost > 0 && total > textBudget)) {
      pieces.push(
        text.slice(end, start),
        // In pieces: what is to be given back at once takes place on the stack for each character.
        text.slice(start, next).replace(/[^\r\n]{1,5000}/g, part => ' '.repeat(part.length)),
      );
      end = next;
    }
    start = next;
  }
  return end === 0 ? text : pieces.join('') + text.slice(end);
}

/** Steps that the fast engine may take for one line: for the columns, a node per punctuation mark. */
function estimateCost(line: string): number {
  const columns = /[^\0-\x7f]/.test(line) ? line.length * (line.match(/[!-/:-@[-`{-~]/g)?.length ?? 0) : 0;
  // More of them than the budget allows need not be counted.
  const [marks = ''] = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)]|\[\^[^\]\s]*\]:)){0,20000}/.exec(line) ?? [];
  return columns + marks.replace(/[\d\s]/g, '').length ** 2;
}

/** Character references in one paragraph that the fast engine reads with little memory. */
const referenceBudget = 5000;

/**
 * Sätteri 0.10 copies the text of a paragraph for every character reference in it: 40,000 of them exhaust its memory.
 * Those beyond the budget become letters of the same length.
 */
function calmReferences(text: string): string {
  let count = 0;
  for (let at = text.indexOf('&'); at !== -1 && count <= referenceBudget; at = text.indexOf('&', at + 1)) count++;
  if (count <= referenceBudget) return text;
  let inParagraph = 0;
  return text.replace(/&|\n[ \t\r]*\n/g, found => {
    inParagraph = found === '&' ? inParagraph + 1 : 0;
    return found === '&' && inParagraph > referenceBudget ? 'x' : found;
  });
}

function toRoot(tree: { readonly type: string }): Root {
  if (!isRoot(tree)) throw new Error(`The Markdown parser returned a “${tree.type}” instead of a document`);
  return tree;
}

function isRoot(tree: { readonly type: string }): tree is Root {
  return tree.type === 'root';
}
