import { type Cursor, isBlank, isGap, isWord, peek, Refusal, skip, skipBlanks, skipRestOfLine } from './cursor.ts';

/** The name after `&` or `*`. */
export function scanAnchor(cursor: Cursor): string {
  const what = peek(cursor) === '&' ? 'an anchor' : 'an alias';
  skip(cursor);
  const name = scanWord(cursor);
  const end = peek(cursor);
  if (name === '' || !(isGap(end) || '?:,]}%@`'.includes(end)))
    throw new Refusal(cursor.at, `unexpected character in the name of ${what}`);
  return name;
}

function scanWord(cursor: Cursor): string {
  const start = cursor.at;
  while (isWord(peek(cursor))) skip(cursor);
  return cursor.text.slice(start, cursor.at);
}

/** The handle of a tag: `!`, `!!`, `!name!`, or nothing where the tag is written out. */
export function scanTag(cursor: Cursor, isFlow: boolean): string {
  const handle = peek(cursor, 1) === '<' ? scanVerbatim(cursor) : scanShorthand(cursor);
  const end = peek(cursor);
  // `[!!str, a]`: to Go the comma belongs to the tag
  const mayEnd = isGap(end) || (isFlow && end === ',' && cursor.branch === 'libyaml');
  if (!mayEnd) throw new Refusal(cursor.at, 'unexpected character in a tag');
  return handle;
}

function scanVerbatim(cursor: Cursor): string {
  skip(cursor);
  skip(cursor);
  if (scanUri(cursor, true) === '') throw new Refusal(cursor.at, 'a tag without a name');
  if (peek(cursor) !== '>') throw new Refusal(cursor.at, 'a tag that is not closed');
  skip(cursor);
  return '';
}

function scanShorthand(cursor: Cursor): string {
  const handle = scanHandle(cursor);
  const rest = scanUri(cursor, false);
  if (!/^!.*!$/.test(handle)) return handle + rest === '!' ? '' : '!';
  if (rest === '') throw new Refusal(cursor.at, 'a tag without a name');
  return handle;
}

function scanHandle(cursor: Cursor): string {
  skip(cursor);
  const name = scanWord(cursor);
  if (peek(cursor) !== '!') return `!${name}`;
  skip(cursor);
  return `!${name}!`;
}

function scanUri(cursor: Cursor, isVerbatim: boolean): string {
  const start = cursor.at;
  const others = isVerbatim || cursor.branch === 'go' ? ";/?:@&=+$.%!~*'(),[]" : ";/?:@&=+$.%!~*'()";
  for (let char = peek(cursor); char !== '' && (isWord(char) || others.includes(char)); char = peek(cursor)) {
    if (char === '%') scanUriEscape(cursor);
    else skip(cursor);
  }
  return cursor.text.slice(start, cursor.at);
}

/** One character, written as its bytes. */
function scanUriEscape(cursor: Cursor): void {
  const [written] = /^(?:%[\dA-Fa-f]{2}){1,4}/.exec(cursor.text.slice(cursor.at, cursor.at + 12)) ?? [''];
  const first = Number.parseInt(written.slice(1, 3), 16);
  const width = first < 0x80 ? 1 : first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : first >> 3 === 30 ? 4 : 0;
  const isUtf8 = width > 0 && written.length >= width * 3 && /^...(?:%[89ABab].)*$/.test(written.slice(0, width * 3));
  if (!isUtf8) throw new Refusal(cursor.at, 'an escape in a tag that is no UTF-8');
  for (let count = 0; count < width * 3; count++) skip(cursor);
}

/** What a line that begins with `%` says. */
export type Directive = { readonly version: string } | { readonly handle: string };

export function scanDirective(cursor: Cursor): Directive {
  const start = cursor.at;
  skip(cursor);
  const name = scanWord(cursor);
  if (!isGap(peek(cursor)) || (name !== 'YAML' && name !== 'TAG')) throw new Refusal(start, 'unknown directive');
  skipBlanks(cursor);
  const directive = name === 'YAML' ? { version: scanVersion(cursor) } : { handle: scanTagDirective(cursor) };
  skipRestOfLine(cursor);
  return directive;
}

function scanVersion(cursor: Cursor): string {
  const pattern = cursor.branch === 'go' ? /^\d{1,2}\.\d{1,2}(?!\d)/ : /^\d{1,9}\.\d{1,9}(?!\d)/;
  const version = pattern.exec(cursor.text.slice(cursor.at, cursor.at + 24))?.[0];
  if (version === undefined) throw new Refusal(cursor.at, 'a %YAML directive without a version');
  for (const _ of version) skip(cursor);
  return version.split('.').map(Number).join('.');
}

function scanTagDirective(cursor: Cursor): string {
  if (peek(cursor) !== '!') throw new Refusal(cursor.at, 'a %TAG directive without a handle');
  const handle = scanHandle(cursor);
  if (!handle.endsWith('!') || !isBlank(peek(cursor)))
    throw new Refusal(cursor.at, 'a %TAG directive without a handle');
  skipBlanks(cursor);
  if (scanUri(cursor, true) === '' || !isGap(peek(cursor)))
    throw new Refusal(cursor.at, 'a %TAG directive without a prefix');
  return handle;
}
