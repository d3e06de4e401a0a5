import { stripVTControlCharacters } from 'node:util';
import { measure } from './cells.ts';
import { hang, paintInline, prepareInline } from './inline.ts';
import type { Layout } from './layout.ts';

const MARGIN = '  ';

/** A small table: in columns, or where it is too wide for them, one row below the other. */
export function renderTable(rows: readonly (readonly string[])[], layout: Layout): string[] {
  const prepared = rows.map(row => row.map(prepareInline));
  const widths = findWidths(prepared, layout);
  const width = widths.reduce((total, column) => total + MARGIN.length + column, 0);
  if (width <= layout.width)
    return prepared.map((row, index) => renderRow(row, { widths, isHead: index === 0 }, layout));
  return prepared
    .slice(1)
    .flatMap(([term = '', ...cells]) => [
      ...hang({ first: MARGIN, indent: MARGIN.repeat(2), text: term }, layout),
      ...cells.flatMap(text => hang({ first: MARGIN.repeat(2), indent: MARGIN.repeat(2), text }, layout)),
    ]);
}

function findWidths(rows: readonly (readonly string[])[], layout: Layout): number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, measurePainted(paintInline(cell, layout)));
  return widths;
}

/** What a cell is painted with takes no room, and the backticks that colour makes needless are gone. */
function measurePainted(text: string): number {
  return measure(stripVTControlCharacters(text));
}

function renderRow(
  row: readonly string[],
  { widths, isHead }: { widths: readonly number[]; isHead: boolean },
  layout: Layout,
): string {
  const cells = row.map((cell, column) => {
    const painted = paintInline(cell, layout);
    const gap = column === row.length - 1 ? 0 : (widths[column] ?? 0) - measurePainted(painted);
    return `${isHead ? layout.paint.faint(painted) : painted}${' '.repeat(gap)}`;
  });
  return `${MARGIN}${cells.join(MARGIN)}`.trimEnd();
}
