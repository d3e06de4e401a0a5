import type { Nodes, Root } from 'mdast';
import type { Dialect } from '../core/dialect.ts';
import type { Document, NodeOf, TemplateProblem } from '../core/document.ts';
import { type FrontMatter, viewFrontMatter } from '../core/front-matter.ts';
import { findLineStarts, spanAt } from '../core/span.ts';
import { parseFrontMatter } from './front-matter.ts';
import { findElements } from './html.ts';
import { type MarkdownEngine, MarkdownSyntaxError } from './markdown.ts';
import { describeSyntaxError } from './mdx-problem.ts';
import { maskTemplates } from './templates/mask-templates.ts';

const byteOrderMark = '\uFEFF';

export interface ParseOptions {
  readonly dialect: Dialect;
  readonly engine: MarkdownEngine;
  /** False where bytes of the file were not UTF-8 and stand as U+FFFD in the text. */
  readonly isUtf8?: boolean;
}

/** Reads one post; `file` is relative to the site root. */
export function parseDocument(
  file: string,
  source: string,
  { dialect, engine, isUtf8 = true }: ParseOptions,
): Document {
  const hasByteOrderMark = source.startsWith(byteOrderMark);
  const text = hasByteOrderMark ? source.slice(1) : source;
  const lineStarts = findLineStarts(text);
  const { facts, problems, end } = parseFrontMatter(text, dialect.frontMatter);
  const frontMatter = facts && viewFrontMatter(facts, { lineStarts });
  const templates = maskTemplates(text, { from: end, dialect, frontMatter });
  const { tree, problem } = parseMarkdown(templates.masked, { dialect, engine });
  if (frontMatter) restoreFrontMatter(tree, text, frontMatter);
  const index = indexNodes(tree);
  let elements: ReturnType<Document['elements']> | undefined;
  const doc: Document = {
    file,
    text,
    hasByteOrderMark,
    isUtf8,
    lineStarts,
    dialect,
    frontMatter,
    frontMatterProblems: problems,
    masked: templates.masked,
    tree,
    isParsed: problem === undefined,
    templates: templates.tags,
    templateProblems: problem ? [...templates.problems, problem] : templates.problems,
    nodes: type => select(index, type),
    elements: () => {
      elements ??= findElements(doc);
      return elements;
    },
    span: range => spanAt(lineStarts, range),
  };
  return doc;
}

/** MDX has a syntax that a text can violate; then there is no tree, and nothing is said about the Markdown. */
function parseMarkdown(
  masked: string,
  { dialect, engine }: ParseOptions,
): { readonly tree: Root; readonly problem?: TemplateProblem } {
  try {
    return { tree: engine.parse(masked, { mdx: dialect.markdown === 'mdx' }) };
  } catch (error) {
    if (!(error instanceof MarkdownSyntaxError)) throw error;
    return { tree: { type: 'root', children: [] }, problem: describeSyntaxError(masked, error) };
  }
}

/**
 * Puts the front matter at the head of the tree, as remark-frontmatter would. Without the node, remark-lint takes the
 * masked lines for blank lines of the author.
 */
function restoreFrontMatter(tree: Root, text: string, { language, range, span }: FrontMatter): void {
  const lines = text.slice(...range).split(/\r\n|\r|\n/);
  const value = language === 'json' ? lines.join('\n') : lines.slice(1, -1).join('\n');
  const node = { type: language === 'toml' ? 'toml' : 'yaml', value, position: span };
  // mdast names the node `yaml`; `toml` comes from remark-frontmatter, whose types are not ours to load.
  tree.children.unshift(node as Extract<Nodes, { type: 'yaml' }>);
  if (tree.position) tree.position.start = { line: 1, column: 1, offset: 0 };
}

type NodeIndex = ReadonlyMap<string, readonly Nodes[]>;

/** Lists the nodes of every type in document order. Hostile nesting is thousands of levels deep: no recursion. */
function indexNodes(tree: Root): NodeIndex {
  const index = new Map<string, Nodes[]>();
  const stack: Nodes[] = [tree];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const list = index.get(node.type);
    if (list) list.push(node);
    else index.set(node.type, [node]);
    if (!('children' in node)) continue;
    const { children } = node;
    for (let position = children.length - 1; position >= 0; position--) {
      const child = children[position];
      if (child) stack.push(child);
    }
  }
  return index;
}

function select<T extends Nodes['type']>(index: NodeIndex, type: T): readonly NodeOf<T>[] {
  // The index puts a node only under its own type.
  return (index.get(type) ?? []) as readonly NodeOf<T>[];
}
