import { quote } from '../../core/quote.ts';
import { listOnKeyLine, noBreakSpace, strayTab, tabIndent, unevenItem, unexpectedIndent } from './explain-indent.ts';
import type { ExplainLine as Explain, Explanation, Line, YamlError } from './explanation.ts';

/** Defects of whole lines: what stands before the value, or a line that is no key at all. */
export function explainLines(error: YamlError, lines: readonly Line[]): Explanation | undefined {
  const shapes: readonly Explain[] = [
    mergeConflict,
    controlCharacter,
    tabIndent,
    strayTab,
    noBreakSpace,
    fullWidthColon,
    foreignComment,
    tomlLine,
    missingSpace,
    listOnKeyLine,
    unevenItem,
    unexpectedIndent,
    documentEnd,
    reservedKey,
    truncatedKey,
    noColon,
  ];
  for (const shape of shapes)
    for (const line of lines) {
      const found = shape(error, line, lines);
      if (found) return found;
    }
  return undefined;
}

const mergeConflict: Explain = (_, line) =>
  /^(?:<{7}|={7}|>{7})(?: |$)/.test(line.text)
    ? {
        code: 'merge-conflict',
        at: [line.start, line.end],
        message: `${quote(line.text)} is left from a merge conflict`,
        hint: 'Keep one of the two versions and remove the three marker lines',
      }
    : undefined;

const controlCharacter: Explain = ({ rejection }, line) => {
  if (!/non-printable/.test(rejection.reason)) return undefined;
  const index = line.text.search(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF]/);
  if (index === -1) return undefined;
  const code = line.text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  const at = [line.start + index, line.start + index + 1] as const;
  return {
    code: 'control-character',
    at,
    message: `An invisible control character (U+${code}) stands in ${quote(line.text.replace(/[\x00-\x1F\x7F]/g, ''))}`,
    hint: 'Delete it; it often comes along when text is pasted from a PDF or a terminal',
    repair: { title: 'Delete the control character', edits: [{ start: at[0], end: at[1], text: '' }] },
  };
};

const fullWidthColon: Explain = (_, line) => {
  const match = /^([\w-]{1,30})[ \t]*：[ \t]*/.exec(line.text);
  if (!match?.[1]) return undefined;
  const start = line.start + match[1].length;
  return {
    code: 'full-width-colon',
    at: [start + match[0].slice(match[1].length).indexOf('：'), line.start + match[0].trimEnd().length],
    message: `The colon after “${match[1]}” is a full-width one, which is a letter to YAML`,
    hint: 'Write “:” and a space',
    repair: { title: 'Write “: ”', edits: [{ start, end: line.start + match[0].length, text: ': ' }] },
  };
};

const foreignComment: Explain = (_, line) => {
  const match = /^\s*(?:<!--|\/\/|\/\*|--(?= )|;)/.exec(line.text);
  if (!match) return undefined;
  return {
    code: 'foreign-comment',
    at: [line.start + line.indent.length, line.end],
    message: `${quote(line.text)} is not a comment in YAML`,
    hint: 'A comment begins with “#”',
    ...(/^\/\/|^;/.test(line.text) && {
      repair: {
        title: 'Begin the comment with “#”',
        edits: [{ start: line.start, end: line.start + match[0].length, text: '#' }],
      },
    }),
  };
};

const tomlLine: Explain = (_, line) => {
  const match = /^([\w-]+)[ \t]*=[ \t]*/.exec(line.text);
  if (!match?.[1]) return undefined;
  const start = line.start + match[1].length;
  return {
    code: 'toml-in-yaml',
    at: [line.start, line.end],
    message: `${quote(line.text)} is TOML, and between “---” the front matter is YAML`,
    hint: `Write “${match[1]}:” and a space instead of “=”`,
    repair: { title: 'Write “: ”', edits: [{ start, end: line.start + match[0].length, text: ': ' }] },
  };
};

const missingSpace: Explain = (_, line) => {
  const match = /^([ ]*(?:- )*[A-Za-z_][\w-]*):(?=[^\s:/\\])/.exec(line.text);
  if (!match?.[1] || line.key) return undefined;
  const colon = line.start + match[1].length;
  return {
    code: 'missing-space',
    at: [colon, colon + 1],
    message: `${quote(line.text)} lacks a space after the colon`,
    hint: 'A key ends with a colon and a space',
    repair: { title: 'Add a space', edits: [{ start: colon + 1, end: colon + 1, text: ' ' }] },
  };
};

const documentEnd: Explain = ({ rejection }, line) =>
  /single document/.test(rejection.reason) && /^(?:\.\.\.|---)(?:\s|$)/.test(line.text)
    ? {
        code: 'document-end',
        at: [line.start, line.end],
        message: `${quote(line.text)} ends the YAML, and more follows before the closing fence`,
        hint: 'Close the front matter with “---”',
      }
    : undefined;

const reservedKey: Explain = (_, line) => {
  if (line.indent || !/^[@%`&*!|>:?,].*:(?:\s|$)|^:/.test(line.text)) return undefined;
  return {
    code: 'reserved-key',
    at: [line.start, line.start + 1],
    message: `A key can’t begin with “${line.text[0]}” as in ${quote(line.text)}`,
    hint: 'Remove the character, or put the key in quotes',
  };
};

/** `my #key: value`: the comment swallows the colon. */
const truncatedKey: Explain = (_, line) => {
  const hash = line.text.search(/\s#/) + 1;
  if (line.key || line.indent || hash === 0 || !/:(?:\s|$)/.test(line.text.slice(hash))) return undefined;
  return {
    code: 'comment-in-key',
    at: [line.start + hash, line.end],
    message: `“#” begins a comment in ${quote(line.text)}, so that the key has no colon`,
    hint: 'Remove “#”, or put the key in quotes',
  };
};

const noColon: Explain = ({ chunk }, line, lines) => {
  if (line.key || line.indent || line.text.trim() === '' || /^[#"'\]}[{]/.test(line.text)) return undefined;
  if (line.isItem) return lines[0]?.value === '' ? undefined : stray(chunk?.key?.name, line, 'list');
  return stray(chunk?.key?.name, line, 'text');
};

function stray(key: string | undefined, line: Line, kind: 'list' | 'text'): Explanation {
  const words = quote(line.text);
  if (!key)
    return {
      code: 'no-colon',
      at: [line.start, line.end],
      message:
        kind === 'list' ? `${words} is a list item that belongs to no key` : `${words} is not a key with a value`,
      hint: 'Each value follows a key and a colon, such as “title: My post”',
    };
  return {
    code: 'no-colon',
    at: [line.start, line.end],
    message: `${words} is neither a key nor part of ${quote(key)} above`,
    hint: `Indent it by two spaces if it continues ${quote(key)}, or write a key and a colon before it`,
  };
}
