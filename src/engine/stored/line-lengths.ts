// A character per line, for most lines: 57 lengths in one, and every character before it counts 32 times as much.
// Without the quotation mark and the backslash, so that JSON adds none.
const LAST = 0x23;
const LASTS = 57;
const EARLIER = 0x5d;
const EARLIERS = 32;

/** The places where lines begin, as a short text. */
export function encodeLineStarts(lineStarts: readonly number[]): string {
  const parts: string[] = [];
  for (let line = 1; line < lineStarts.length; line++) {
    const length = (lineStarts[line] ?? 0) - (lineStarts[line - 1] ?? 0);
    let encoded = String.fromCharCode(LAST + (length % LASTS));
    for (let rest = Math.floor(length / LASTS); rest > 0; rest = Math.floor(rest / EARLIERS))
      encoded = String.fromCharCode(EARLIER + (rest % EARLIERS)) + encoded;
    parts.push(encoded);
  }
  return parts.join('');
}

export function decodeLineStarts(encoded: string): number[] {
  const starts = [0];
  let start = 0;
  let earlier = 0;
  for (let index = 0; index < encoded.length; index++) {
    const code = encoded.charCodeAt(index);
    if (code >= EARLIER) {
      earlier = earlier * EARLIERS + code - EARLIER;
      continue;
    }
    start += earlier * LASTS + code - LAST;
    earlier = 0;
    starts.push(start);
  }
  return starts;
}
