import { quote } from '../../core/quote.ts';
import { findQuoteEnd } from './explain-value.ts';
import { type Explanation, inQuotes, type Line, quoting, type YamlError } from './explanation.ts';

/** Defects of lists and maps in brackets. */
export function explainFlow(error: YamlError, line: Line): Explanation | undefined {
  const { value, valueStart } = line;
  if (!/^[[{]/.test(value)) return undefined;
  if (/^\{[{%]/.test(value))
    return {
      code: 'template-value',
      at: [valueStart, valueStart + value.length],
      message: `${quote(value)} is a template, and YAML takes its braces for a map`,
      hint: 'Put the value in quotes',
      ...quoting(value, valueStart),
    };
  const { offset, reason } = error.rejection;
  if (error.block[offset] === ':' && /^a (?:colon stands|value is missing)/.test(reason))
    return {
      code: 'unquoted-colon',
      at: [offset, offset + 1],
      message: 'An item in brackets can’t begin or end with a colon',
      hint: 'Put the item in quotes',
    };
  const end = Math.max(valueStart + value.length, error.chunk?.end ?? 0);
  const found = scan(error.block.slice(valueStart, end));
  return describe(found, line, error);
}

type Found =
  | { readonly kind: 'unclosed'; readonly open: number; readonly mark: string }
  | { readonly kind: 'closed'; readonly end: number }
  | { readonly kind: 'crossed' | 'reserved' | 'quote' | 'comma' | 'empty'; readonly at: number; readonly text: string };

/** Reads brackets, quotes and commas; stops at the first thing that can't stand there. */
function scan(text: string): Found {
  const stack: { readonly mark: string; readonly at: number }[] = [];
  let expectsItem = true;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    if (/\s/.test(mark)) continue;
    if (mark === '#' && /\s/.test(text.charAt(at - 1))) {
      const newline = text.indexOf('\n', at);
      at = newline === -1 ? text.length : newline;
      continue;
    }
    if (mark === '[' || mark === '{') {
      stack.push({ mark, at });
      expectsItem = true;
    } else if (mark === ']' || mark === '}') {
      const open = stack.pop();
      if (open && (open.mark === '[') !== (mark === ']')) return { kind: 'crossed', at, text: mark };
      if (stack.length === 0) return { kind: 'closed', end: at + 1 };
      expectsItem = false;
    } else if (mark === ',') {
      if (expectsItem) return { kind: 'empty', at, text: mark };
      expectsItem = true;
    } else if (mark === ':') {
      expectsItem = true;
    } else if (!expectsItem) {
      return { kind: 'comma', at, text: readWord(text, at) };
    } else {
      if ('@`%'.includes(mark)) return { kind: 'reserved', at, text: readWord(text, at) };
      const length = /["']/.test(mark) ? findQuoteEnd(text.slice(at)) : readWord(text, at).length;
      if (length === undefined) return { kind: 'quote', at, text: readWord(text, at) };
      at += Math.max(length, 1) - 1;
      expectsItem = false;
    }
  }
  const open = stack[0];
  return { kind: 'unclosed', open: open?.at ?? 0, mark: open?.mark ?? '[' };
}

/** An item as it is written, up to the comma, bracket or line ending after it. */
function readWord(text: string, at: number): string {
  return (
    /^(?:[^,[\]{}\s:]|[ \t]+(?!#)|:(?=[^\s,[\]{}]))+/.exec(text.slice(at, at + 500))?.[0].trimEnd() ??
    text.slice(at, at + 1)
  );
}

function describe(found: Found, line: Line, error: YamlError): Explanation | undefined {
  if (found.kind === 'closed') return describeRest(found.end, line);
  if (found.kind === 'unclosed') return describeUnclosed(found.mark, line, error);
  const { valueStart } = line;
  const at = [valueStart + found.at, valueStart + found.at + found.text.length] as const;
  const [start] = at;
  if (found.kind === 'crossed')
    return {
      code: 'wrong-bracket',
      at,
      message: `“${found.text}” closes a bracket of the other kind`,
      hint: 'A list is written [a, b], a map {key: value}',
    };
  if (found.kind === 'empty')
    return {
      code: 'empty-item',
      at,
      message: 'Nothing stands before this comma',
      hint: 'Remove it',
      repair: { title: 'Remove the comma', edits: [{ start, end: at[1], text: '' }] },
    };
  if (found.kind === 'quote')
    return {
      code: 'unclosed-quote',
      at,
      message: `The quote that opens ${quote(found.text)} is never closed`,
      hint: 'Close it, or put an item with an apostrophe in double quotes',
    };
  if (found.kind === 'comma')
    return {
      code: 'missing-comma',
      at,
      message: `A comma is missing before ${quote(found.text)}`,
      hint: 'Items of a list in brackets are separated by commas',
      repair: { title: 'Add a comma', edits: [{ start: afterItem(error.block, start), end: start, text: ', ' }] },
    };
  const quoted = inQuotes(found.text);
  return {
    code: 'reserved-character',
    at: [start, start + 1],
    message: `An item can’t begin with “${found.text[0]}” unless it is in quotes`,
    hint: 'Put the item in quotes',
    ...(quoted && { repair: { title: 'Put the item in quotes', edits: [{ start, end: at[1], text: quoted }] } }),
  };
}

function afterItem(block: string, offset: number): number {
  let end = offset;
  while (end > 0 && /[ \t]/.test(block.charAt(end - 1))) end--;
  return end;
}

function describeRest(end: number, { value, valueStart }: Line): Explanation | undefined {
  const rest = value.slice(end);
  if (end > value.length || rest.trim() === '' || /^\s+#/.test(rest)) return undefined;
  const at = [valueStart + end, valueStart + value.length] as const;
  if (/^\s*[\]},;]+$/.test(rest))
    return {
      code: 'extra-bracket',
      at,
      message: `“${rest.trim()}” is left over after the closing bracket`,
      hint: `Remove “${rest.trim()}”`,
      repair: { title: `Remove “${rest.trim()}”`, edits: [{ start: at[0], end: at[1], text: '' }] },
    };
  return {
    code: 'text-after-bracket',
    at,
    message: `${quote(rest)} follows the closing bracket: a value that begins with “${value[0]}” ends there`,
    hint: 'Put the whole value in quotes',
    ...quoting(value, valueStart),
  };
}

function describeUnclosed(mark: string, { value, valueStart }: Line, { chunk, block }: YamlError): Explanation {
  const close = mark === '[' ? ']' : '}';
  const end = valueStart + value.length;
  const comment = value.search(/\s#/) + 1;
  if (comment > 0)
    return {
      code: 'comment-in-brackets',
      at: [valueStart + comment, end],
      message: `“#” begins a comment, so the bracket that opens ${quote(value)} is never closed`,
      hint: 'Put an item that begins with “#” in quotes',
    };
  const isOneLine = block.slice(end, chunk?.end ?? end).trim() === '';
  return {
    code: 'unclosed-bracket',
    at: [valueStart, end],
    message: `The bracket that opens ${quote(value)} is never closed`,
    hint: `Write “${close}” at the end of the ${mark === '[' ? 'list' : 'map'}`,
    ...(isOneLine && { repair: { title: `Add “${close}”`, edits: [{ start: end, end, text: close }] } }),
  };
}
