import type { Definition, FootnoteDefinition, Nodes } from 'mdast';
import type { Document } from '../core/document.ts';
import type { Range } from '../core/span.ts';
import { restoreTemplates, TEMPLATE_MARK } from '../core/template-text.ts';
import type { UnifiedPlugin } from './configured-plugins.ts';

/** A remark-lint rule that runs unless it is switched off. */
export interface DefaultRule {
  readonly id: string;
  /** Rules of ours that explain the same defect better: where one speaks, this one is silent. */
  readonly yieldsTo?: readonly string[];
  readonly load: () => Promise<UnifiedPlugin>;
  /**
   * The places where it is right to speak, by the offset at which the rule reports: what it says elsewhere is dropped.
   * A post without such a place does not load the rule at all, which is nearly every post.
   */
  readonly findDefects: (doc: Document) => ReadonlyMap<number, Range>;
}

/** The correctness rules of remark-lint that are quiet on good posts. */
export const defaultRules: readonly DefaultRule[] = [
  {
    id: 'remark-lint/no-duplicate-definitions',
    load: async () => (await import('remark-lint-no-duplicate-definitions')).default,
    findDefects: findConflictingDefinitions,
  },
  {
    id: 'remark-lint/no-heading-like-paragraph',
    load: async () => (await import('remark-lint-no-heading-like-paragraph')).default,
    findDefects: findTooDeepHeadings,
  },
  {
    id: 'remark-lint/no-hidden-table-cell',
    yieldsTo: ['table-columns'],
    load: async () => (await import('remark-lint-no-hidden-table-cell')).default,
    findDefects: findHiddenText,
  },
  {
    id: 'remark-lint/no-reference-like-url',
    yieldsTo: ['malformed-link'],
    load: async () => (await import('remark-lint-no-reference-like-url')).default,
    findDefects: findLabelsAsUrls,
  },
];

/** The same label with the same target twice is untidy, but every link of it goes where the author meant. */
function findConflictingDefinitions(doc: Document): ReadonlyMap<number, Range> {
  return new Map([
    ...findConflicts(doc, doc.nodes('definition'), targetOf),
    ...findConflicts(doc, doc.nodes('footnoteDefinition'), textOf),
  ]);
}

function findConflicts<Node extends Definition | FootnoteDefinition>(
  doc: Document,
  definitions: readonly Node[],
  meaningOf: (doc: Document, node: Node) => string | undefined,
): [number, Range][] {
  if (new Set(definitions.map(node => node.identifier)).size === definitions.length) return [];
  const conditions = doc.templates.filter(({ name }) => /^(?:if|unless|case|when|els|end)/.test(name));
  const latest = new Map<string, { meaning: string; conditions: number }>();
  const conflicts: [number, Range][] = [];
  let passed = 0;
  for (const node of definitions) {
    const range = rangeOf(node);
    const meaning = meaningOf(doc, node);
    if (!range || meaning === undefined || node.identifier.includes(TEMPLATE_MARK)) continue;
    while ((conditions[passed]?.range[0] ?? Number.POSITIVE_INFINITY) < range[0]) passed++;
    const previous = latest.get(node.identifier);
    latest.set(node.identifier, { meaning, conditions: passed });
    // A condition between the two may let only one of them into the page.
    if (previous && previous.meaning !== meaning && previous.conditions === passed) conflicts.push([range[0], range]);
  }
  return conflicts;
}

/**
 * What tells targets apart: hosts such as GitHub take any case, and a slash more or less is the same page.
 * Undefined for `[//]: # (a comment)`, the customary way to write one in Markdown.
 */
function targetOf(doc: Document, node: Definition): string | undefined {
  if (node.url === '' || node.url === '#') return undefined;
  const target = restoreTemplates(doc, rangeOf(node) ?? [0, 0], node.url);
  return target.toLowerCase().replace(/^https?:|\/$/g, '');
}

function textOf(doc: Document, node: FootnoteDefinition): string | undefined {
  return doc.text.slice(...(rangeOf(node) ?? [0, 0])).trim();
}

function findTooDeepHeadings(doc: Document): ReadonlyMap<number, Range> {
  const defects = new Map<number, Range>();
  for (const paragraph of doc.nodes('paragraph')) {
    const head = paragraph.children[0];
    if (head?.type !== 'text' || !head.value.startsWith('#######')) continue;
    const range = rangeOf(paragraph);
    // A row of hashes alone is an ornament.
    const hashes = range && /^(#{7,})[ \t]+\S/.exec(doc.masked.slice(...range))?.[1];
    if (hashes) defects.set(range[0] + hashes.length, [range[0], range[0] + hashes.length]);
  }
  return defects;
}

function findHiddenText(doc: Document): ReadonlyMap<number, Range> {
  const defects = new Map<number, Range>();
  // kramdown gives every row as many cells as the longest one has.
  if (doc.dialect.markdown === 'kramdown') return defects;
  for (const table of doc.nodes('table')) {
    for (const row of table.children) {
      for (const cell of row.children.slice(table.align?.length)) {
        const range = rangeOf(cell);
        // An empty cell hides nothing; a backslash continues the row where a plugin joins lines.
        if (range && /[^|\\\s]/.test(doc.text.slice(...range))) defects.set(range[0], range);
      }
    }
  }
  return defects;
}

function findLabelsAsUrls(doc: Document): ReadonlyMap<number, Range> {
  const definitions = doc.nodes('definition');
  if (definitions.length === 0) return new Map();
  const targets = new Map(definitions.map(node => [node.identifier.toLowerCase(), node.url]));
  const defects = new Map<number, Range>();
  for (const node of [...doc.nodes('link'), ...doc.nodes('image')]) {
    const target = targets.get(node.url.toLowerCase());
    const range = rangeOf(node);
    if (target === undefined || !range || /^#|[:\uE000]/.test(node.url)) continue;
    // `[about](about)` beside `[about]: ./about`: both readings lead to the same page.
    if (!target.replace(/\/$/, '').toLowerCase().endsWith(node.url.toLowerCase())) defects.set(range[0], range);
  }
  return defects;
}

function rangeOf({ position }: Nodes): Range | undefined {
  const { start, end } = position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? undefined : [start.offset, end.offset];
}
