import {
  type Branch,
  type Cursor,
  isBreak,
  isGap,
  isLineEnd,
  isMarker,
  peek,
  Refusal,
  skip,
  skipBreak,
} from './cursor.ts';
import { type Directive, scanAnchor, scanDirective, scanTag } from './properties.ts';
import { scanBlock, scanPlain, scanQuoted, tabReason } from './scalars.ts';

export type TokenType =
  | ('end' | 'directive' | 'document-start' | 'document-end' | 'list' | 'map' | 'block-end' | 'scalar')
  | ('[' | '{' | ']' | '}' | ',' | '-' | '?' | ':' | 'alias' | 'anchor' | 'tag');

export interface Token {
  readonly type: TokenType;
  readonly at: number;
  /** The name of an anchor or alias, the handle of a tag. */
  readonly name?: string;
  readonly directive?: Directive;
}

/** A place that turns out to be a key when a colon follows on its line. */
interface SimpleKey {
  isPossible: boolean;
  readonly isRequired: boolean;
  readonly token: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
  readonly index: number;
}

export interface Scanner {
  readonly cursor: Cursor;
  readonly tokens: Token[];
  /** The first token that the parser has not taken. */
  next: number;
  indent: number;
  readonly indents: number[];
  mayBeKey: boolean;
  /** One for the block, and one for every open bracket. */
  readonly keys: (SimpleKey | undefined)[];
  readonly keyAt: Map<number, SimpleKey>;
}

export function startScanner(text: string, branch: Branch): Scanner {
  const cursor = { text, branch, at: 0, line: 0, column: 0, index: 0 };
  return { cursor, tokens: [], next: 0, indent: -1, indents: [], mayBeKey: true, keys: [undefined], keyAt: new Map() };
}

/** The next token, when it is certain that no key begins before it. */
export function peekToken(scanner: Scanner): Token {
  for (;;) {
    const token = scanner.tokens[scanner.next];
    const key = scanner.keyAt.get(scanner.next);
    if (token && !(key && isKey(scanner, key))) return token;
    fetchToken(scanner);
  }
}

/** A key ends on the line where it begins, after 1024 characters at most. */
function isKey({ cursor }: Scanner, key: SimpleKey): boolean {
  if (!key.isPossible) return false;
  if (key.line === cursor.line && key.index + 1024 >= cursor.index) return true;
  key.isPossible = false;
  if (key.isRequired) throw new Refusal(key.at, 'a colon is missing');
  return false;
}

function fetchToken(scanner: Scanner): void {
  const { cursor } = scanner;
  skipToToken(scanner);
  const [blockKey] = scanner.keys;
  if (blockKey) isKey(scanner, blockKey);
  unroll(scanner, cursor.column);
  const char = peek(cursor);
  const at = cursor.at;
  if (char === '') {
    fetchEnd(scanner);
  } else if (cursor.column === 0 && char === '%') {
    reset(scanner);
    add(scanner, { type: 'directive', at, directive: scanDirective(cursor) });
  } else if (isMarker(cursor)) {
    reset(scanner);
    add(scanner, { type: isMarker(cursor, '---') ? 'document-start' : 'document-end', at });
    for (let count = 0; count < 3; count++) skip(cursor);
  } else if (!fetchSign(scanner, char)) {
    fetchNode(scanner, char);
  }
}

function skipToToken(scanner: Scanner): void {
  const { cursor } = scanner;
  for (;;) {
    if (cursor.column === 0 && peek(cursor) === '\uFEFF') skip(cursor);
    while (peek(cursor) === ' ' || (peek(cursor) === '\t' && (isFlow(scanner) || !scanner.mayBeKey))) skip(cursor);
    if (peek(cursor) === '#') while (!isLineEnd(peek(cursor))) skip(cursor);
    if (!isBreak(peek(cursor))) return;
    skipBreak(cursor);
    if (!isFlow(scanner)) scanner.mayBeKey = true;
  }
}

/** Brackets, commas, dashes, question marks and colons; false when there is none. */
function fetchSign(scanner: Scanner, char: string): boolean {
  const { cursor } = scanner;
  const at = cursor.at;
  const isLast = isGap(peek(cursor, 1));
  if (char === '[' || char === '{') {
    saveKey(scanner);
    scanner.keys.push(undefined);
    scanner.mayBeKey = true;
    add(scanner, { type: char, at });
  } else if (char === ']' || char === '}') {
    dropKey(scanner);
    if (isFlow(scanner)) scanner.keys.pop();
    scanner.mayBeKey = false;
    add(scanner, { type: char, at });
  } else if (char === ',') {
    dropKey(scanner);
    scanner.mayBeKey = true;
    add(scanner, { type: char, at });
  } else if (char === '-' && isLast) {
    startBlock(scanner, 'list');
    dropKey(scanner);
    scanner.mayBeKey = true;
    add(scanner, { type: char, at });
  } else if (char === '?' && (isLast || isFlow(scanner))) {
    startBlock(scanner, 'map');
    dropKey(scanner);
    scanner.mayBeKey = !isFlow(scanner);
    add(scanner, { type: char, at });
  } else if (char === ':' && (isLast || isFlow(scanner))) {
    fetchValue(scanner);
  } else {
    return false;
  }
  skip(cursor);
  return true;
}

function fetchValue(scanner: Scanner): void {
  const { cursor, tokens } = scanner;
  const key = scanner.keys.at(-1);
  if (key && isKey(scanner, key)) {
    tokens.splice(key.token, 0, { type: '?', at: key.at });
    if (!isFlow(scanner) && scanner.indent < key.column) {
      roll(scanner, key.column);
      tokens.splice(key.token, 0, { type: 'map', at: key.at });
    }
    forget(scanner, key);
    scanner.mayBeKey = false;
  } else {
    startBlock(scanner, 'map');
    scanner.mayBeKey = !isFlow(scanner);
  }
  add(scanner, { type: ':', at: cursor.at });
}

/** Aliases, anchors, tags and values. */
function fetchNode(scanner: Scanner, char: string): void {
  const { cursor } = scanner;
  const at = cursor.at;
  const isInFlow = isFlow(scanner);
  if ((char === '|' || char === '>') && !isInFlow) {
    dropKey(scanner);
    scanner.mayBeKey = true;
    scanBlock(cursor, scanner.indent);
    add(scanner, { type: 'scalar', at });
    return;
  }
  if (!/[*&!'"]/.test(char) && !mayBePlain(cursor, char, isInFlow))
    throw new Refusal(at, char === '\t' ? tabReason : 'a character that no value begins with');
  saveKey(scanner);
  scanner.mayBeKey = false;
  if (char === '*') add(scanner, { type: 'alias', at, name: scanAnchor(cursor) });
  else if (char === '&') add(scanner, { type: 'anchor', at, name: scanAnchor(cursor) });
  else if (char === '!') add(scanner, { type: 'tag', at, name: scanTag(cursor, isInFlow) });
  else if (char === "'" || char === '"') {
    scanQuoted(cursor);
    add(scanner, { type: 'scalar', at });
  } else {
    if (scanPlain(cursor, { indent: scanner.indent, isFlow: isInFlow })) scanner.mayBeKey = true;
    add(scanner, { type: 'scalar', at });
  }
}

function mayBePlain(cursor: Cursor, char: string, isInFlow: boolean): boolean {
  const next = peek(cursor, 1);
  if (char === '-') return next !== ' ' && next !== '\t';
  if (char === '?' || char === ':') return !isInFlow && !isGap(next);
  return !isGap(char) && !',[]{}#&*!|>\'"%@`'.includes(char);
}

function fetchEnd(scanner: Scanner): void {
  const { cursor } = scanner;
  // no key goes on behind the end
  if (cursor.column > 0) cursor.line++;
  cursor.column = 0;
  reset(scanner);
  add(scanner, { type: 'end', at: cursor.at });
}

/** All blocks end here. */
function reset(scanner: Scanner): void {
  unroll(scanner, -1);
  dropKey(scanner);
  scanner.mayBeKey = false;
}

function isFlow(scanner: Scanner): boolean {
  return scanner.keys.length > 1;
}

function add(scanner: Scanner, token: Token): void {
  scanner.tokens.push(token);
}

function startBlock(scanner: Scanner, type: 'list' | 'map'): void {
  if (isFlow(scanner)) return;
  const { at, column } = scanner.cursor;
  if (!scanner.mayBeKey) throw new Refusal(at, `a ${type} can’t begin here`);
  if (scanner.indent >= column) return;
  roll(scanner, column);
  add(scanner, { type, at });
}

function roll(scanner: Scanner, column: number): void {
  scanner.indents.push(scanner.indent);
  scanner.indent = column;
}

function unroll(scanner: Scanner, column: number): void {
  if (isFlow(scanner)) return;
  while (scanner.indent > column) {
    add(scanner, { type: 'block-end', at: scanner.cursor.at });
    scanner.indent = scanner.indents.pop() ?? -1;
  }
}

function saveKey(scanner: Scanner): void {
  if (!scanner.mayBeKey) return;
  const { at, line, column, index } = scanner.cursor;
  const isRequired = !isFlow(scanner) && scanner.indent === column;
  dropKey(scanner);
  const key = { isPossible: true, isRequired, token: scanner.tokens.length, at, line, column, index };
  scanner.keys[scanner.keys.length - 1] = key;
  scanner.keyAt.set(key.token, key);
}

function dropKey(scanner: Scanner): void {
  const key = scanner.keys.at(-1);
  if (!key) return;
  if (key.isPossible && key.isRequired) throw new Refusal(key.at, 'a colon is missing');
  forget(scanner, key);
}

function forget(scanner: Scanner, key: SimpleKey): void {
  key.isPossible = false;
  if (scanner.keyAt.get(key.token) === key) scanner.keyAt.delete(key.token);
}
