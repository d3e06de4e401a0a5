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
  return { name: 'fast', parse: text => toRoot(markdownToMdast(lowerCaseEndTags(text), options)) };
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

function toRoot(tree: { readonly type: string }): Root {
  if (!isRoot(tree)) throw new Error(`The Markdown parser returned a “${tree.type}” instead of a document`);
  return tree;
}

function isRoot(tree: { readonly type: string }): tree is Root {
  return tree.type === 'root';
}
