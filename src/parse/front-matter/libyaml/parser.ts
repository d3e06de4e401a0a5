import { type Branch, Refusal } from './cursor.ts';
import { peekToken, type Scanner, startScanner, type Token, type TokenType } from './scanner.ts';

/** What is nested deeper than this, nobody typed. */
const deepest = 500;

interface Parser {
  readonly scanner: Scanner;
  readonly anchors: Set<string>;
  readonly handles: Set<string>;
  depth: number;
}

/**
 * Reads the first document of a text for nothing but its errors, as libyaml's scanner and parser would: what follows
 * that document, Psych and go-yaml don't look at.
 */
export function findRefusal(text: string, branch: Branch): Refusal | undefined {
  const odd = unprintable.exec(text);
  if (odd) return new Refusal(odd.index, 'the stream contains non-printable characters');
  const parser: Parser = {
    scanner: startScanner(text, branch),
    anchors: new Set(),
    handles: new Set(['!', '!!']),
    depth: 0,
  };
  try {
    parseDocument(parser);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const unprintable =
  /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function parseDocument(parser: Parser): void {
  // Jekyll hands the opening fence over: directives come too late then, and end the document
  const isOpened = parser.scanner.cursor.branch === 'libyaml' || parseDirectives(parser);
  const isEmpty = is(parser, 'end') || (isOpened && is(parser, 'directive', 'document-start', 'document-end'));
  if (!isEmpty) parseNode(parser, 'block');
  peekToken(parser.scanner);
}

/** Whether a `---` stands before the document. */
function parseDirectives(parser: Parser): boolean {
  if (!is(parser, 'directive', 'document-start')) return false;
  let version: string | undefined;
  for (let token = take(parser); token.type !== 'document-start'; token = take(parser)) {
    const { directive } = token;
    if (!directive) throw new Refusal(token.at, 'a document begins without “---” after its directives');
    if ('handle' in directive) parser.handles.add(directive.handle);
    else if (version !== undefined || directive.version !== '1.1')
      throw new Refusal(token.at, 'unacceptable YAML version of the document');
    else version = directive.version;
  }
  return true;
}

type Place = 'block' | 'indentless' | 'flow';

/** A list or a map is a key for libyaml; go-yaml can't do anything with it. */
function parseKey(parser: Parser, place: Place): void {
  const { type, at } = parseNode(parser, place);
  const isCollection = type === '[' || type === '{' || type === 'list' || type === 'map' || type === '-';
  if (isCollection && parser.scanner.cursor.branch === 'go') throw new Refusal(at, 'a list or map is no key');
}

/** The first token of the node, after its anchor and tag. */
function parseNode(parser: Parser, place: Place): Token {
  if (is(parser, 'alias')) {
    const alias = take(parser);
    const { name = '', at } = alias;
    if (!parser.anchors.has(name)) throw new Refusal(at, `unidentified alias "${name}"`);
    return alias;
  }
  const hasProperties = parseProperties(parser);
  if (++parser.depth > deepest) throw new Refusal(peekToken(parser.scanner).at, 'nesting exceeded');
  const first = peekToken(parser.scanner);
  const { type, at } = first;
  if (place === 'indentless' && type === '-') parseIndentless(parser);
  else if (type === 'scalar') take(parser);
  else if (type === '[') parseFlowList(parser);
  else if (type === '{') parseFlowMap(parser);
  else if (place !== 'flow' && type === 'list') parseList(parser);
  else if (place !== 'flow' && type === 'map') parseMap(parser);
  else if (!hasProperties) throw new Refusal(at, 'a value is missing');
  else if (type === 'anchor') throw new Refusal(at, 'a second anchor for one value');
  parser.depth--;
  return first;
}

/** An anchor and a tag in any order, one of each at most. */
function parseProperties(parser: Parser): boolean {
  const first = is(parser, 'anchor', 'tag') ? take(parser) : undefined;
  if (!first) return false;
  const second = is(parser, first.type === 'tag' ? 'anchor' : 'tag') ? take(parser) : undefined;
  for (const { type, name = '', at } of second ? [first, second] : [first]) {
    if (type === 'anchor') parser.anchors.add(name);
    else if (name !== '' && !parser.handles.has(name)) throw new Refusal(at, `undeclared tag handle "${name}"`);
  }
  return true;
}

function parseList(parser: Parser): void {
  take(parser);
  while (is(parser, '-')) {
    take(parser);
    if (!is(parser, '-', 'block-end')) parseNode(parser, 'block');
  }
  expect(parser, 'block-end', 'an item of a list is missing');
}

function parseIndentless(parser: Parser): void {
  while (is(parser, '-')) {
    take(parser);
    if (!is(parser, '-', '?', ':', 'block-end')) parseNode(parser, 'block');
  }
}

function parseMap(parser: Parser): void {
  take(parser);
  while (is(parser, '?')) {
    take(parser);
    if (!is(parser, '?', ':', 'block-end')) parseKey(parser, 'indentless');
    if (!is(parser, ':')) continue;
    take(parser);
    if (!is(parser, '?', ':', 'block-end')) parseNode(parser, 'indentless');
  }
  expect(parser, 'block-end', 'a key is missing');
}

function parseFlowList(parser: Parser): void {
  take(parser);
  for (let isFirst = true; !is(parser, ']'); isFirst = false) {
    if (!isFirst) expect(parser, ',', 'missed comma between flow collection entries');
    if (is(parser, '?')) parseFlowPair(parser);
    else if (!is(parser, ']')) parseNode(parser, 'flow');
  }
  take(parser);
}

/** `[a: b]`. libyaml takes the comma of `[?, b]` for the end of the key. */
function parseFlowPair(parser: Parser): void {
  take(parser);
  if (is(parser, ':', ',', ']')) take(parser);
  else parseKey(parser, 'flow');
  if (!is(parser, ':')) return;
  take(parser);
  if (!is(parser, ',', ']')) parseNode(parser, 'flow');
}

function parseFlowMap(parser: Parser): void {
  take(parser);
  for (let isFirst = true; !is(parser, '}'); isFirst = false) {
    if (!isFirst) expect(parser, ',', 'missed comma between flow collection entries');
    if (!is(parser, '?')) {
      if (!is(parser, '}')) parseNode(parser, 'flow');
      continue;
    }
    take(parser);
    if (!is(parser, ':', ',', '}')) parseKey(parser, 'flow');
    if (!is(parser, ':')) continue;
    take(parser);
    if (!is(parser, ',', '}')) parseNode(parser, 'flow');
  }
  take(parser);
}

function is(parser: Parser, ...types: readonly TokenType[]): boolean {
  return types.includes(peekToken(parser.scanner).type);
}

function take(parser: Parser): Token {
  const token = peekToken(parser.scanner);
  parser.scanner.next++;
  return token;
}

function expect(parser: Parser, type: TokenType, otherwise: string): void {
  const token = peekToken(parser.scanner);
  if (token.type !== type) throw new Refusal(token.at, otherwise);
  parser.scanner.next++;
}
