import { quote } from '../../core/quote.ts';
import type { TomlLine, TomlShape } from './explain-toml-value.ts';

/** Lists and inline tables. */
export function brackets({ value: written, valueStart, reason, stop }: TomlLine): TomlShape | undefined {
  const end = valueStart + written.length;
  const isTable = written.startsWith('{');
  if (isTable && /,\s*\}$/.test(written) && /comma/.test(reason)) {
    const comma = valueStart + written.lastIndexOf(',');
    return {
      code: 'trailing-comma',
      at: [comma, comma + 1],
      message: 'A comma stands after the last value in braces, which TOML does not allow',
      hint: 'Remove it',
      repair: { title: 'Remove the comma', replaced: [comma, comma + 1], text: '' },
    };
  }
  if (isTable && !written.includes('}'))
    return {
      code: 'unclosed-bracket',
      at: [valueStart, end],
      message: `The brace that opens ${quote(written)} is not closed on its line, and TOML wants it there`,
      hint: 'Write all of it on one line, or begin a table with “[name]”',
    };
  if (/^\[/.test(written) && !written.includes(']') && /Unspecified values|Unterminated array/.test(reason))
    return {
      code: 'unclosed-bracket',
      at: [valueStart, end],
      message: `The bracket that opens ${quote(written)} is never closed`,
      hint: 'Write “]” at the end of the list',
    };
  if (/comma/.test(reason))
    return {
      code: 'missing-comma',
      at: [stop, stop + 1],
      message: 'A comma is missing between two items of the list',
      hint: 'Items of a list are separated by commas',
    };
  if (/Unterminated array/.test(reason))
    return {
      code: 'unclosed-bracket',
      at: [valueStart, end],
      message: `The bracket that opens ${quote(written)} is never closed`,
      hint: 'Write “]” at the end of the list',
    };
  if (!/^\[/.test(written) || !/Unexpected character/.test(reason)) return undefined;
  return {
    code: 'unquoted-text',
    at: [stop, stop + 1],
    message: `An item of ${quote(written)} is not in quotes`,
    hint: 'Text stands in double quotes in TOML',
  };
}
