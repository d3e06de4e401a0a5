import type { Root } from 'mdast';

/** `fast` is native code; `reference` is remark-parse, which defines what the tree must be. */
export type MarkdownEngineName = 'fast' | 'reference';

export interface MarkdownEngine {
  /** The engine that really parses: `reference` where the native one could not be loaded. */
  readonly name: MarkdownEngineName;
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

async function loadFast(): Promise<MarkdownEngine> {
  const { markdownToMdast } = await import('satteri');
  const options = { features: { gfm: true, frontmatter: false } };
  return { name: 'fast', parse: text => toRoot(markdownToMdast(blankCostlyLines(lowerCaseEndTags(text)), options)) };
}

/**
 * Sätteri 0.10 does not see `</STYLE>` as the end of an HTML block and takes all that follows for HTML. Letters of the
 * other case have the same length, so no place moves.
 */
function lowerCaseEndTags(text: string): string {
  return text.replace(/<\/(?:SCRIPT|STYLE|PRE|TEXTAREA)>/gi, tag => tag.toLowerCase());
}

async function loadReference(): Promise<MarkdownEngine> {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
  ]);
  const processor = unified().use(remarkParse).use(remarkGfm).freeze();
  return { name: 'reference', parse: text => processor.parse(text) };
}

/** Places that the fast engine may count on one line, and on all costly lines together: about a tenth of a second each. */
const lineBudget = 100_000_000;
const textBudget = 1_000_000_000;

/**
 * Sätteri 0.10 counts columns from the start of the line for every node, if the text is not plain ASCII: a line of a
 * megabyte would take minutes. Nobody wrote such a line; nothing is said about it.
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
        text.slice(start, next).replace(/[^\r\n]+/g, line => ' '.repeat(line.length)),
      );
      end = next;
    }
    start = next;
  }
  return end === 0 ? text : pieces.join('') + text.slice(end);
}

/** Steps that the fast engine may take for the columns of one line: a node per punctuation mark. */
function estimateCost(line: string): number {
  return /[^\0-\x7f]/.test(line) ? line.length * (line.match(/[!-/:-@[-`{-~]/g)?.length ?? 0) : 0;
}

function toRoot(tree: { readonly type: string }): Root {
  if (!isRoot(tree)) throw new Error(`The Markdown parser returned a “${tree.type}” instead of a document`);
  return tree;
}

function isRoot(tree: { readonly type: string }): tree is Root {
  return tree.type === 'root';
}
