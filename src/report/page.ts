import type { ReportEnvironment } from '../core/diagnostic.ts';
import { renderExample } from './example.ts';
import { hang, paintInline, prepareInline } from './inline.ts';
import { createLayout, type Layout } from './layout.ts';
import { type Block, readBlocks } from './page-blocks.ts';
import { renderTable } from './table.ts';

const MARGIN = '  ';

/** A rule's page for people: what it looks after, with examples that read like a report. */
export function renderPage(markdown: string, environment: ReportEnvironment): string {
  const layout = createLayout(environment, 0);
  let page = '';
  let previous: Block | undefined;
  for (const block of sayWhereNothingIsReported(readBlocks(markdown))) {
    // The items of a list stand together.
    const gap = previous === undefined ? '' : previous.kind === 'item' && block.kind === 'item' ? '\n' : '\n\n';
    page += `${gap}${renderBlock(block, layout).join('\n')}`;
    previous = block;
  }
  return `${page}\n`;
}

/** An example without findings has no output fence, or an empty one: a reader is told. */
function sayWhereNothingIsReported(blocks: readonly Block[]): Block[] {
  const told: Block[] = [];
  let lastInput = -1;
  let reported = false;
  const endExample = () => {
    if (lastInput >= 0 && !reported) told.splice(lastInput + 1, 0, { kind: 'silence' });
    lastInput = -1;
    reported = false;
  };
  for (const block of blocks) {
    if (block.kind === 'heading') endExample();
    if (block.kind === 'fence' && block.role === 'output') {
      if (block.lines.every(line => line.trim() === '')) continue;
      reported = true;
    }
    told.push(block);
    if (block.kind === 'fence' && block.role === 'input') lastInput = told.length - 1;
  }
  endExample();
  return told;
}

function renderBlock(block: Block, layout: Layout): string[] {
  const { paint } = layout;
  switch (block.kind) {
    case 'heading':
      if (block.depth === 1) return [paint.heading(paintInline(block.text, layout))];
      return [`${block.depth > 2 ? MARGIN : ''}${paint.strong(paintInline(block.text, layout))}`];
    case 'paragraph':
      return hang({ first: MARGIN, indent: MARGIN, text: prepareInline(block.text) }, layout);
    case 'item': {
      const margin = `${MARGIN}${' '.repeat(block.indent)}`;
      const first = `${margin}${block.marker === '-' ? '•' : block.marker} `;
      return hang({ first, indent: ' '.repeat(first.length), text: prepareInline(block.text) }, layout);
    }
    case 'table':
      return renderTable(block.rows, layout);
    case 'fence':
      return renderExample(block, layout);
    case 'silence':
      return [`${MARGIN}${MARGIN}${paint.good('✓')} Nothing is reported`];
  }
}
