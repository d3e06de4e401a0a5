import { quote } from '../../core/quote.ts';
import type { ExplainLine } from './explanation.ts';

export const tabIndent: ExplainLine = ({ rejection }, line, lines) => {
  if (
    !line.indent.includes('\t') ||
    line.text.trim() === '' ||
    !/\btab\b|indent|document separator/.test(rejection.reason)
  )
    return undefined;
  const edits = lines
    .filter(({ indent }) => indent.includes('\t'))
    .map(({ start, indent }) => ({ start, end: start + indent.length, text: indent.replaceAll('\t', '  ') }));
  return {
    code: 'tab-indent',
    at: [line.start, line.start + line.indent.length],
    message: `${quote(line.text)} is indented with a tab; YAML accepts only spaces`,
    hint: 'Indent with two spaces',
    repair: { title: 'Indent with spaces', edits },
  };
};

/** What only libyaml minds: lines that look empty, and items whose dash is followed by a tab. */
export const strayTab: ExplainLine = ({ rejection }, line, lines) => {
  if (!/\btab\b/.test(rejection.reason)) return undefined;
  const isEmpty = line.text.trim() === '';
  const pattern = isEmpty ? /^ *\t[ \t]*$/ : /^ *(?:- *)+\t[ \t]*/;
  const match = pattern.exec(line.text);
  if (!match) return undefined;
  const edits = lines.flatMap(({ text, start }) => {
    const found = pattern.exec(text)?.[0];
    if (found === undefined || (text.trim() === '') !== isEmpty) return [];
    return [
      { start, end: start + found.length, text: isEmpty ? '' : `${found.slice(0, found.lastIndexOf('-') + 1)} ` },
    ];
  });
  const at = line.start + match[0].indexOf('\t');
  return {
    code: isEmpty ? 'tab-line' : 'tab-after-dash',
    at: [at, at + 1],
    message: isEmpty
      ? 'A tab stands in a line that looks empty, and YAML does not accept it there'
      : `A tab follows the dash in ${quote(line.text)}; YAML accepts only a space there`,
    hint: isEmpty ? 'Delete the tab' : 'Write a space after “-”',
    repair: { title: isEmpty ? 'Delete the tab' : 'Write a space', edits },
  };
};

export const noBreakSpace: ExplainLine = (_, line) => {
  const match = /^(?:[ \t]*\u00A0[ \t\u00A0]*|[\w-]+:\u00A0)/.exec(line.text);
  if (!match) return undefined;
  const at = line.start + match[0].indexOf('\u00A0');
  return {
    code: 'no-break-space',
    at: [at, at + 1],
    message: `A no-break space stands in ${quote(line.text.trim())}, and YAML takes it for a letter`,
    hint: 'Write an ordinary space',
    repair: { title: 'Write an ordinary space', edits: [{ start: at, end: at + 1, text: ' ' }] },
  };
};

export const listOnKeyLine: ExplainLine = (_, line) => {
  if (!line.key || !/^-(?:[ \t]|$)/.test(line.value)) return undefined;
  return {
    code: 'list-on-key-line',
    at: [line.valueStart, line.valueStart + 1],
    message: `A list can’t begin on the line of its key ${quote(line.key.slice(0, -1))}`,
    hint: 'Begin a new line before “-”, or quote the value if the dash belongs to it',
  };
};

export const unevenItem: ExplainLine = (_, line, lines) => {
  if (!line.isItem) return undefined;
  const position = lines.indexOf(line);
  const first = lines.slice(0, position).findLast(({ isItem, key }) => isItem || key !== '');
  const list = lines.slice(0, position).find(({ isItem }) => isItem);
  if (!list || list.indent === line.indent || !first?.isItem) return undefined;
  return {
    code: 'uneven-indent',
    at: [line.start, line.start + line.indent.length + 1],
    message: `${quote(line.text)} is not indented like ${quote(list.text)} above`,
    hint: 'Indent all items of a list alike',
    repair: {
      title: 'Indent it like the others',
      edits: [{ start: line.start, end: line.start + line.indent.length, text: list.indent }],
    },
  };
};

export const unexpectedIndent: ExplainLine = (_, line, lines) => {
  if (!line.indent || !line.key || line.isItem) return undefined;
  const above = lines.slice(0, lines.indexOf(line)).findLast(({ text }) => text.trim() !== '' && !/^\s*#/.test(text));
  const start = line.start;
  const text = above?.indent ?? '';
  const repair = { title: 'Remove the indentation', edits: [{ start, end: start + line.indent.length, text }] };
  const at = [start, start + line.indent.length] as const;
  const hint = 'Begin it in the same column as the other keys';
  if (!above) {
    return {
      code: 'unexpected-indent',
      at,
      message: `${quote(line.text)} is indented, the keys below are not`,
      hint,
      repair,
    };
  }
  if (above.key && above.column < line.column && above.value && !/^[#|>]/.test(above.value))
    return {
      code: 'unexpected-indent',
      at,
      message: `${quote(line.text)} is indented below ${quote(above.key.slice(0, -1))}, which already has a value`,
      hint,
      repair,
    };
  if (above.key && above.column !== line.column && above.value)
    return {
      code: 'uneven-indent',
      at,
      message: `${quote(line.text)} is not indented like the keys above`,
      hint,
      repair,
    };
  return undefined;
};
