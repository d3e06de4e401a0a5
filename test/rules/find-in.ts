import type { Fix } from '../../src/core/diagnostic.ts';
import type { Dialect } from '../../src/core/dialect.ts';
import type { DocumentRule, Finding } from '../../src/core/rule.ts';
import { parseDocument } from '../../src/parse/document.ts';
import type { MarkdownEngine } from '../../src/parse/markdown.ts';
import { dialects, fast } from '../parse/sample.ts';

export interface Found {
  /** The characters that it points at. */
  readonly at: string;
  readonly message: string;
  readonly hint: string | undefined;
  /** The text after its fix, and whether that is sure. */
  readonly fixed: string | undefined;
  readonly safety: Fix['safety'] | undefined;
  readonly related: readonly { readonly at: string; readonly message: string }[];
}

/** What a rule says of a text. */
export function findIn(
  rule: DocumentRule,
  text: string,
  { dialect = dialects.plain, engine = fast }: { readonly dialect?: Dialect; readonly engine?: MarkdownEngine } = {},
): Found[] {
  const doc = parseDocument('tabby.md', text, { dialect, engine });
  const written = (at: Finding['at']) => doc.text.slice(...('start' in at ? [at.start.offset, at.end.offset] : at));
  const found: Found[] = [];
  rule.check(doc, {
    options: undefined,
    report: ({ at, message, hint, fix, related = [] }) => {
      const places = related.map(other => ({ at: written(other.at), message: other.message }));
      found.push({
        at: written(at),
        message,
        hint,
        related: places,
        fixed: fix && applyFix(text, fix),
        safety: fix?.safety,
      });
    },
  });
  return found;
}

function applyFix(text: string, { edits }: Fix): string {
  const last = edits.toSorted((left, right) => right.start - left.start);
  return last.reduce((fixed, edit) => fixed.slice(0, edit.start) + edit.text + fixed.slice(edit.end), text);
}
