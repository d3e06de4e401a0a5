import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { brackets } from './explain-toml-brackets.ts';
import { inQuotes } from './explanation.ts';

export interface TomlShape {
  readonly code: string;
  readonly at: Range;
  readonly message: string;
  readonly hint: string;
  /** The title of the repair and the text that takes the place of `replaced`. */
  readonly repair?: { readonly title: string; readonly replaced: Range; readonly text: string };
}

/** A line of TOML: offsets count from the block's beginning. */
export interface TomlLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly value: string;
  readonly valueStart: number;
  readonly reason: string;
  /** Where the parser stopped. */
  readonly stop: number;
}

/** Defects of what stands after the “=” of a TOML line. */
export function explainTomlValue(line: TomlLine): TomlShape | undefined {
  return (
    noValue(line) ??
    badText(line) ??
    badDate(line) ??
    unquotedWord(line) ??
    leadingZero(line) ??
    brackets(line) ??
    textAfterValue(line)
  );
}

function noValue({ value: written, key, valueStart }: TomlLine): TomlShape | undefined {
  if (written !== '' && !written.startsWith('#')) return undefined;
  return {
    code: 'no-value',
    at: [valueStart - 1, valueStart],
    message: `“${key}” has no value, which TOML does not allow`,
    hint: 'Write a value (“""” is an empty one), or remove the line',
  };
}

function badText({ value: written, valueStart, reason, stop }: TomlLine): TomlShape | undefined {
  const [mark = ''] = written;
  const end = valueStart + written.length;
  if (/^[“”„«‘’]/.test(written)) {
    const inner = /.[“”»‘’]$/.test(written) ? written.slice(1, -1).trim() : undefined;
    const literal = inner === undefined ? undefined : inQuotes(inner);
    return {
      code: 'typographic-quotes',
      at: [valueStart, valueStart + 1],
      message: `The typographic quote ${mark} does not quote anything in TOML`,
      hint: 'Put the value in straight quotes (")',
      ...(literal && { repair: { title: 'Use straight quotes', replaced: [valueStart, end], text: literal } }),
    };
  }
  if (mark !== '"' && mark !== "'") return undefined;
  if (/Unterminated string/.test(reason))
    return {
      code: 'unclosed-quote',
      at: [valueStart, end],
      message: `The quote that opens ${quote(written)} is never closed`,
      hint: `Write ${/^(?:"{3}|'{3})/.test(written) ? mark.repeat(3) : mark} at the end of the value`,
      ...(canBeClosed(written, mark) && {
        repair: { title: 'Close the quote', replaced: [end, end], text: mark },
      }),
    };
  if (/escape/.test(reason)) {
    const at = Math.max(valueStart, valueStart + written.lastIndexOf('\\', stop - valueStart));
    const inner = written.slice(1, -1);
    const canSwap = mark === '"' && !inner.includes("'") && !inner.includes('\\"');
    return {
      code: 'bad-escape',
      at: [at, at + 2],
      message: `“${written.slice(at - valueStart, at - valueStart + 2)}” means nothing in double quotes, where a backslash begins an escape`,
      hint: 'Use single quotes, or write the backslash twice',
      ...(canSwap && { repair: { title: 'Use single quotes', replaced: [valueStart, end], text: `'${inner}'` } }),
    };
  }
  return undefined;
}

/** Whether a quote at the end closes the value; behind a backslash it would be one more character of it. */
function canBeClosed(written: string, mark: string): boolean {
  return !written.startsWith(mark.repeat(3)) && !/\\$|[\x00-\x08\x0A-\x1F\x7F]/.test(written);
}

function badDate({ value: written, valueStart, reason }: TomlLine): TomlShape | undefined {
  if (!/^(?:\d{4}-\d|\d{1,4}[/.]\d{1,2}[/.]\d)/.test(written)) return undefined;
  const isImpossible = /invalid (?:date|time)/.test(reason);
  return {
    code: isImpossible ? 'impossible-date' : 'date-format',
    at: [valueStart, valueStart + written.length],
    message: isImpossible
      ? `${quote(written)} is no day of the calendar`
      : `${quote(written)} is not a date that TOML reads`,
    hint: 'Write a date as 2024-01-05 or 2024-01-05T09:30:00Z',
  };
}

/** `draft = True`, `layout = post`: words without quotes. */
function unquotedWord({ value: written, valueStart }: TomlLine): TomlShape | undefined {
  const at: Range = [valueStart, valueStart + written.length];
  if (/^(?:true|false|yes|no|on|off)$/i.test(written)) {
    const literal = /^(?:true|yes|on)$/i.test(written) ? 'true' : 'false';
    return {
      code: 'boolean',
      at,
      message: `“${written}” is not a boolean in TOML`,
      hint: `Write “${literal}”, or put the word in quotes`,
      repair: { title: `Write “${literal}”`, replaced: at, text: literal },
    };
  }
  if (!/^[\p{L}_@/`*&%!$]/u.test(written)) return undefined;
  const literal = inQuotes(written);
  return {
    code: 'unquoted-text',
    at,
    message: `Text such as ${quote(written)} stands in quotes in TOML`,
    hint: 'Put the value in quotes',
    ...(literal && { repair: { title: 'Put the value in quotes', replaced: at, text: literal } }),
  };
}

function leadingZero({ value: written, valueStart, reason }: TomlLine): TomlShape | undefined {
  if (!/Leading zeros/.test(reason) || !/^[-+]?0\d*$/.test(written)) return undefined;
  return {
    code: 'leading-zero',
    at: [valueStart, valueStart + written.length],
    message: `“${written}” begins with a zero, and TOML has no such numbers`,
    hint: `Write “${Number(written)}”, or put the digits in quotes`,
  };
}

function textAfterValue({ value: written, valueStart, reason, stop }: TomlLine): TomlShape | undefined {
  const end = valueStart + written.length;
  if (!/newline/.test(reason)) return undefined;
  const extra = written.slice(stop - valueStart).trim();
  const isMark = /^[,;]$/.test(extra);
  const [mark = ''] = written;
  if (!isMark && /^["']/.test(written) && written.endsWith(mark) && written.length > 2) {
    const inner = written.slice(1, -1);
    const literal = inner.includes('\\') ? undefined : inQuotes(inner);
    return {
      code: mark === '"' ? 'quote-in-quotes' : 'apostrophe-in-quotes',
      at: [stop - 1, stop],
      message: `The value ends at this ${mark === '"' ? 'quotation mark' : 'apostrophe'}, and ${quote(extra)} is left over`,
      hint:
        mark === '"'
          ? 'Put the value in single quotes, or write \\" for the inner ones'
          : 'Put the value in double quotes',
      ...(literal && { repair: { title: 'Use the other quotes', replaced: [valueStart, end], text: literal } }),
    };
  }
  return {
    code: isMark ? 'trailing-comma' : 'text-after-value',
    at: [stop, end],
    message: `${quote(extra)} follows the value of this line`,
    hint: isMark ? `Remove “${extra}”` : 'Put the whole value in quotes',
    ...(isMark && { repair: { title: `Remove “${extra}”`, replaced: [stop, end], text: '' } }),
  };
}
