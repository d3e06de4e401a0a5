import type { TableRow } from 'mdast';
import type { Document } from '../core/document.ts';
import { pluralize } from '../core/pluralize.ts';
import { documentRule } from '../core/rule.ts';
import { rangeOf } from './shared/destinations.ts';

export default documentRule({
  id: 'table-columns',
  summary: 'A table row with more or fewer cells than the header',
  severity: 'warning',
  group: 'text',
  check(doc, { report }) {
    for (const table of doc.nodes('table')) {
      const [header, ...rows] = table.children;
      const columns = header?.children.length ?? 0;
      for (const row of rows) {
        const at = row.children.length === columns ? undefined : rangeOf(row);
        if (!at || isOnlyText(doc, row) || isExtended(doc, row)) continue;
        const cells = pluralize(row.children.length, 'cell');
        const isMore = row.children.length > columns;
        // kramdown gives the header an empty cell for each that a row has more.
        const rest = doc.dialect.markdown === 'kramdown' ? 'have no header' : 'are not shown';
        report({
          at,
          message: `Row has ${cells}, the header has ${columns}${isMore ? `: those after it ${rest}` : ''}`,
          // An empty cell is what readers get, and often what was meant.
          ...(!isMore && { severity: 'info' }),
          hint: isMore
            ? 'Write “\\|” for a bar that belongs to the text, also inside of code'
            : 'Add the missing cells, empty ones included',
        });
      }
    }
  },
});

/** A line right below a table that has no bar: Markdown takes it for a row of one cell. */
function isOnlyText(doc: Document, row: TableRow): boolean {
  const range = rangeOf(row);
  return range !== undefined && !doc.masked.slice(...range).includes('|');
}

/** Cells of other kinds of tables: `\\` at the end goes on in the next line, kramdown splits no code at its bars. */
function isExtended(doc: Document, row: TableRow): boolean {
  const range = rangeOf(row);
  const source = range ? doc.masked.slice(...range).trimEnd() : '';
  if (source.endsWith('\\')) return true;
  return doc.dialect.markdown === 'kramdown' && hasBarInCode(source);
}

/** Whether a bar stands between two backticks. */
function hasBarInCode(source: string): boolean {
  return source
    .split('`')
    .slice(1, -1)
    .some(part => part.includes('|'));
}
