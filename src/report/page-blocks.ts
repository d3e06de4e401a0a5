/** A fence of a page; `role` is `input`, `output`, `fixed`, `config`, or empty for an illustration. */
export interface Fence {
  readonly kind: 'fence';
  readonly role: string;
  readonly file: string | undefined;
  readonly lines: readonly string[];
}

/** What a page is made of. */
export type Block =
  | Fence
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'item'; readonly marker: string; readonly indent: number; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  /** An example of what is fine. */
  | { readonly kind: 'silence' };

const FENCE = /^(`{3,}|~{3,})\s*(.*)$/;
const HEADING = /^(#{1,6})\s+(\S.*)$/;
const ITEM = /^( *)([-*+]|\d{1,3}\.)\s+(\S.*)$/;
const TABLE_RULE = /^[\s|:-]+$/;
const FILE = /\bfile=(?:"([^"]+)"|(\S+))/;

/**
 * Reads the Markdown of a rule's page. Pages keep to headings, paragraphs, lists, tables and fences, so this does
 * without a Markdown parser, which would take longer to load than the page takes to print.
 */
export function readBlocks(markdown: string): Block[] {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    const fence = FENCE.exec(line);
    const end = fence ? findFenceEnd(lines, index, fence[1] ?? '') : findBlockEnd(lines, index);
    if (fence) blocks.push(readFence(fence[2] ?? '', lines.slice(index + 1, end)));
    else if (line.trim() !== '') blocks.push(readBlock(lines.slice(index, end)));
    index = fence ? end + 1 : end;
  }
  return blocks;
}

function findFenceEnd(lines: readonly string[], start: number, mark: string): number {
  for (let index = start + 1; index < lines.length; index++) {
    const line = (lines[index] ?? '').trimEnd();
    if (line.startsWith(mark) && line === mark.charAt(0).repeat(line.length)) return index;
  }
  return lines.length;
}

/** A block ends at a blank line or where another begins; lines of a table belong together. */
function findBlockEnd(lines: readonly string[], start: number): number {
  const first = lines[start] ?? '';
  if (HEADING.test(first) || first.trim() === '') return start + 1;
  const isTable = first.startsWith('|');
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (line.trim() === '' || HEADING.test(line) || FENCE.test(line)) break;
    if (isTable !== line.startsWith('|') || ITEM.test(line)) break;
    end++;
  }
  return end;
}

function readBlock(lines: readonly string[]): Block {
  const [first = ''] = lines;
  if (first.startsWith('|')) return { kind: 'table', rows: readRows(lines) };
  const heading = HEADING.exec(first);
  if (heading) return { kind: 'heading', depth: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  const item = ITEM.exec(first);
  const text = [item?.[3] ?? first, ...lines.slice(1)].map(line => line.trim()).join(' ');
  if (item) return { kind: 'item', indent: item[1]?.length ?? 0, marker: item[2] ?? '-', text };
  return { kind: 'paragraph', text };
}

function readRows(lines: readonly string[]): string[][] {
  return lines
    .filter(line => !TABLE_RULE.test(line))
    .map(line =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim().replaceAll('\\|', '|')),
    );
}

function readFence(info: string, lines: readonly string[]): Fence {
  const file = FILE.exec(info);
  const role = info.trim().split(/\s+/)[1] ?? '';
  return { kind: 'fence', role: role.includes('=') ? '' : role, file: file?.[1] ?? file?.[2], lines };
}
