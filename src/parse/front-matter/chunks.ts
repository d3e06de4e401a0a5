/** A top-level key of a YAML block with everything up to the next one. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** The key's text and the offset after its colon; absent for what stands before the first key. */
  readonly key?: { readonly name: string; readonly start: number; readonly end: number; readonly valueStart: number };
}

const keyLine = /^(?:([^\s#\-?[\]{},&*!|>'"%@`:][^\n:]*|-[^\s:][^\n:]*)|"([^"\n]*)"|'([^'\n]*)')[ \t]*:(?=[\s]|$)/;

/**
 * Cuts a YAML block at the lines that begin a top-level key. One bad value then spoils neither the keys before it nor
 * those after it, and each gets its own explanation.
 */
export function cutChunks(block: string): Chunk[] {
  const chunks: Chunk[] = [];
  let current: Chunk = { start: 0, end: 0 };
  for (let start = 0; start <= block.length; ) {
    const newline = block.indexOf('\n', start);
    const next = newline === -1 ? block.length + 1 : newline + 1;
    const line = block.slice(start, Math.min(next - 1, start + 300));
    const match = keyLine.exec(line);
    if (match) {
      if (current.key || block.slice(current.start, start).trim() !== '') chunks.push({ ...current, end: start });
      const name = match[1] ?? match[2] ?? match[3] ?? '';
      const key = {
        name: name.trimEnd(),
        start,
        end: start + match[0].length - 1,
        valueStart: start + match[0].length,
      };
      current = { start, end: start, key: { ...key, end: start + match[0].slice(0, -1).trimEnd().length } };
    }
    start = next;
  }
  chunks.push({ ...current, end: block.length });
  return chunks;
}
