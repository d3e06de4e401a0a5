import type { Range } from '../core/span.ts';
import type { AttributeSource, OpeningTag } from './html-tags.ts';

export interface JsxAttributeSource extends AttributeSource {
  readonly expression?: boolean;
}

export interface JsxTag extends Omit<OpeningTag, 'attributes'> {
  readonly attributes: readonly JsxAttributeSource[];
}

/** Reads the opening tag of a JSX element; the parser has already found it valid. Fragments have no name. */
export function readJsxTag(text: string, start: number, limit: number): JsxTag | undefined {
  const name = matchAt(/[\w$.:-]*/y, text, start + 1);
  const attributes: JsxAttributeSource[] = [];
  let at = start + 1 + name.length;
  while (at < limit) {
    at += matchAt(/\s*/y, text, at).length;
    if (text[at] === '/' || text[at] === '>') break;
    const attribute = readAttribute(text, at, limit);
    if (!attribute) return undefined;
    attributes.push(attribute);
    at = attribute.range[1];
  }
  const isSelfClosing = text[at] === '/';
  const end = text.indexOf('>', at);
  if (end === -1 || end >= limit) return undefined;
  return { name, range: [start, end + 1], attributes, isSelfClosing };
}

function readAttribute(text: string, start: number, limit: number): JsxAttributeSource | undefined {
  if (text[start] === '{') {
    // `{...props}` may set any attribute.
    const end = skipBraces(text, start, limit);
    if (end === undefined) return undefined;
    return { name: '', value: text.slice(start + 1, end - 1), range: [start, end], expression: true };
  }
  const name = matchAt(/[\w$:-]+/y, text, start);
  if (name === '') return undefined;
  const at = start + name.length;
  const equals = matchAt(/\s*=\s*/y, text, at);
  if (equals === '') return { name, value: '', range: [start, at] };
  const from = at + equals.length;
  const quote = text[from];
  const expression = quote === '{';
  const close = expression ? skipBraces(text, from, limit) : skipQuotes(text, from);
  if (close === undefined || (!expression && quote !== '"' && quote !== "'")) return undefined;
  const valueRange: Range = [from + 1, close - 1];
  const source = { name, value: text.slice(...valueRange), range: [start, close], valueRange } as const;
  return expression ? { ...source, expression } : source;
}

function skipQuotes(text: string, open: number): number | undefined {
  const end = text.indexOf(text[open] ?? '"', open + 1);
  return end === -1 ? undefined : end + 1;
}

/** The offset behind the matching brace; strings may hold any. */
function skipBraces(text: string, open: number, limit: number): number | undefined {
  const next = /[{}"'`]/g;
  next.lastIndex = open;
  let depth = 0;
  for (let match = next.exec(text); match && match.index < limit; match = next.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] !== '}') next.lastIndex = skipString(text, match.index, limit);
    else if (--depth === 0) return next.lastIndex;
  }
  return undefined;
}

function skipString(text: string, open: number, limit: number): number {
  for (let at = open + 1; at < limit; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[open]) return at + 1;
  }
  return limit;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
