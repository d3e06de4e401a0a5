import type { Document } from '../core/document.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { rangeOf } from './shared/destinations.ts';
import { mayHoldMarkdown } from './shared/includes.ts';

export default documentRule({
  id: 'heading-level',
  summary: 'A heading more than one level below the one before it',
  severity: 'warning',
  group: 'text',
  check(doc, { report }) {
    const seen = new Set<string>();
    let before: number | undefined;
    for (const { level, at } of listHeadings(doc)) {
      if (level === undefined) {
        before = undefined;
        continue;
      }
      const isSkip = before !== undefined && level > before + 1;
      const step = `${before}-${level}`;
      // A post that always goes from 2 to 4 has one habit, not twenty defects.
      if (isSkip && before !== undefined && !seen.has(step)) {
        const message = `Heading of level ${level} follows one of level ${before}`;
        report({
          at,
          message,
          hint: `Use level ${before + 1}: the outline has a gap for those who navigate by headings`,
        });
      }
      if (isSkip) seen.add(step);
      before = level;
    }
  },
});

/** A heading right below HTML: CommonMark takes it for a part of that, kramdown does not. */
const HIDDEN_HEADING = /\n {0,3}#{1,6}[ \t]/;

interface HeadingPlace {
  /** Undefined where a component, an include or a shortcode may print headings, or only some programs read one. */
  readonly level: number | undefined;
  readonly at: Range;
}

function listHeadings(doc: Document): HeadingPlace[] {
  const headings: HeadingPlace[] = [];
  for (const node of doc.nodes('heading')) {
    const at = rangeOf(node);
    if (at) headings.push({ level: node.depth, at });
  }
  if (headings.length < 2) return [];
  const markdown = headings.length;
  for (const { name, range } of doc.elements()) {
    const level = /^h([1-6])$/.exec(name)?.[1];
    const isComponent = /[A-Z]/.test(doc.text.charAt(range[0] + 1)) || name.includes('-');
    if (level || isComponent) headings.push({ level: level ? Number(level) : undefined, at: range });
  }
  for (const node of doc.nodes('html')) {
    const at = HIDDEN_HEADING.test(node.value) ? rangeOf(node) : undefined;
    if (at) headings.push({ level: undefined, at: [at[1], at[1]] });
  }
  for (const tag of doc.templates) if (mayHoldMarkdown(doc, tag)) headings.push({ level: undefined, at: tag.range });
  if (headings.length > markdown) headings.sort((left, right) => left.at[0] - right.at[0]);
  return headings;
}
