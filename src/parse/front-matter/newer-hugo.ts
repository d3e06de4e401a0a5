import type { Rejection } from './judge.ts';

/**
 * Whether Hugo may read what its parser before 0.152 (go-yaml) said no to: the one since then (goccy/go-yaml) takes many
 * an odd thing for text. Which of them a site runs is not known, so nothing of this is an error.
 */
export function isFineSomewhere(block: string, { offset, reason }: Rejection): boolean {
  const before = block.slice(0, offset);
  if (lenient.test(reason) || before.includes('\uFEFF') || tagged.test(before)) return true;
  const char = block[offset] ?? '';
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/^a value is missing/.test(reason)) return isText(block, offset);
  if (/^a key is missing/.test(reason)) return /[,}]/.test(char) || (char === ':' && explicitKey.test(before));
  if (/^missed comma/.test(reason)) return /[\]?]/.test(char) || (char === ':' && isKey(before));
  if (/colon is missing/.test(reason)) return goesOn(before);
  if (/^tab/.test(reason)) return isSpace(block, offset, line);
  return char === '%' && /^\s/.test(line);
}

/** What neither of Hugo's parsers reads, and js-yaml does. */
export function isOddEverywhere(block: string, { offset, reason }: Rejection): boolean {
  if (/^a second anchor|^a value is missing|is no key$/.test(reason)) return true;
  if (/colon is missing/.test(reason)) return block[offset] === '!';
  // a line that is empty but for a tab
  return /^tab/.test(reason) && block[offset - 1] === '\n' && /^\t[ \t]*\r?\n\s*\S/.test(block.slice(offset));
}

/** Characters and escapes that are kept as they are written, and tags that nobody declared. */
const lenient = /non-printable|\btag\b|hexadecimal|escape sequence/;

/** A tag at the beginning of a value. */
const tagged = /(?:^|[:?,[{-][ \t])[ \t]*!/m;

const explicitKey = /^ *\? /m;

/** `author: , Milo`, `{name: : Milo}`, `[:x]` */
function isText(block: string, offset: number): boolean {
  const before = block.slice(0, offset);
  const previous = before.trimEnd().at(-1) ?? '';
  const char = block[offset] ?? '';
  if (char === ',') return !/[[,]/.test(previous);
  if (char !== ':') return /[}.?-]/.test(char);
  return previous === ':' || (!isInBraces(before) && /^:\S/.test(block.slice(offset, offset + 2)));
}

function isInBraces(before: string): boolean {
  const open = before.replace(/\[[^[\]]*\]/g, '');
  return open.lastIndexOf('{') > open.lastIndexOf('[');
}

/** `{"name"` before a colon on the next line; without quotes, it is an error. */
function isKey(before: string): boolean {
  const written = before.slice(before.lastIndexOf('{') + 1);
  const endsInBreak = written.slice(written.trimEnd().length).includes('\n');
  return isInBraces(before) && !(endsInBreak && written.trim() !== '' && !/["':,]/.test(written));
}

/** A tab counts as a space before text, unless it indents keys or items. */
function isSpace(block: string, offset: number, line: string): boolean {
  const [rest = ''] = block.slice(offset).split('\n', 1);
  if (line.trim() !== '') return !/^-(?:\s|$)|:(?:\s|$)/.test(rest.trim());
  const before = block.slice(0, offset);
  return line === '' ? before.trim() === '' : goesOn(before);
}

/** A line without a colon is the value of the key above, if that has none of its own. */
function goesOn(before: string): boolean {
  const above = before
    .split('\n')
    .map(line => line.slice(0, /(?:^|\s)#/.exec(line)?.index).trim())
    .findLast(line => line !== '');
  return above === undefined || /[:?-]$/.test(above) || explicitKey.test(before);
}
