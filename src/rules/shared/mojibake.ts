import type { Range } from '../../core/span.ts';

/** The bytes 0x80 to 0x9F as Windows-1252 reads them; what it leaves out stays a control character. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Runs of characters that may be the bytes of UTF-8 text, read as Windows-1252. */
const runs = /[\u00C2-\u00F4][\u0080-\u00BF\u00C2-\u00F4€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+/g;

/** Cheap, and true of every text that has such a run. */
export function mayHoldMojibake(text: string): boolean {
  return /[\u00C2-\u00F4][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/.test(text);
}

/** Finds text that was decoded twice, where nothing else can be meant: `HervÃ©`, `itâ€™s`. */
export function* repairMojibake(text: string, [start, end]: Range): Generator<{ range: Range; repaired: string }> {
  for (const match of text.slice(start, end).matchAll(runs)) {
    const run = match[0].replace(/[\u00C2-\u00F4]$/, '');
    const repaired = decode(run);
    if (repaired === undefined) continue;
    const range: Range = [start + match.index, start + match.index + run.length];
    if (isSure(run, repaired, text.charAt(range[0] - 1), text.charAt(range[1]))) yield { range, repaired };
  }
}

/** “SÃ£o” is no word, “Spaß“” is one: two characters count only where a capital can't stand. */
function isSure(run: string, repaired: string, before: string, after: string): boolean {
  if (/^[\u2010-\u2027\u2030-\u205E\u20AC\u2122\uFEFF]+$/.test(repaired)) return true;
  if (run.length >= 5 || /^ð[Ÿ\u009F]/.test(run)) return true;
  const [isWithin, isBeside] = [isLower(before) && isLower(after), isLower(before) || isLower(after)];
  // Swedish has words that begin with “Ä” and “Å”.
  const isOut = /^[ÂÃ]/.test(run) ? isBeside : /^[ÄÅ]/.test(run) && isWithin;
  return isOut && /\p{L}|[\u00A0-\u00BF]/u.test(repaired);
}

function isLower(character: string): boolean {
  return /\p{Ll}/u.test(character);
}

function decode(run: string): string | undefined {
  const bytes: number[] = [];
  for (const character of run) {
    const index = windows1252.indexOf(character);
    bytes.push(index === -1 ? character.charCodeAt(0) : 0x80 + index);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}
