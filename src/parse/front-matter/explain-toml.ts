import type { FrontMatterProblem } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { explainTomlValue, type TomlLine, type TomlShape } from './explain-toml-value.ts';
import { inQuotes } from './explanation.ts';

export interface TomlError {
  readonly block: string;
  /** Where the block begins in the post. */
  readonly offset: number;
  /** The line with the error, as offsets in the block. */
  readonly line: Range;
  /** The parser's words, and where it stopped. */
  readonly error: { readonly message: string; readonly index: number };
}

/** Says in a writer's words why a TOML line can't be read. */
export function explainToml({ block, offset, line, error }: TomlError): FrontMatterProblem {
  const text = block.slice(...line).trimEnd();
  const duplicate = /multiple times/.test(error.message) && explainDuplicate(block, offset, line);
  if (duplicate) return duplicate;
  const match = /^(\s*("[^"\n]*"|'[^'\n]*'|[\w.-]+)[ \t]*=[ \t]*)/.exec(text);
  const found = explain({
    text,
    start: line[0],
    end: line[0] + text.length,
    key: match?.[2] ?? '',
    value: text.slice(match?.[1]?.length ?? 0).trimEnd(),
    valueStart: line[0] + (match?.[1]?.length ?? 0),
    reason: error.message,
    stop: Math.min(Math.max(error.index, line[0]), Math.max(line[0], line[0] + text.length - 1)),
  });
  const [start, end] = found.at;
  return {
    kind: 'syntax',
    code: found.code,
    range: [offset + start, offset + Math.max(end, start + 1)],
    message: found.message,
    hint: found.hint,
    ...(found.repair && { fix: fixOf(found.repair, offset) }),
  };
}

function fixOf(
  { title, replaced, text }: NonNullable<TomlShape['repair']>,
  offset: number,
): FrontMatterProblem['fix'] & {} {
  return { title, safety: 'suggested', edits: [{ start: replaced[0] + offset, end: replaced[1] + offset, text }] };
}

function explain(line: TomlLine): TomlShape {
  const found =
    line.key === '' ? (yamlLine(line) ?? foreignComment(line) ?? missingEquals(line)) : explainTomlValue(line);
  if (found) return found;
  return {
    code: 'unreadable',
    at: [line.stop, line.stop + 1],
    message: `${quote(line.text)} is not valid TOML: ${line.reason}`,
    hint: 'Text stands in double quotes, dates and numbers without, lists in brackets',
  };
}

function yamlLine({ text, start, end }: TomlLine): TomlShape | undefined {
  const match = /^\s*([\w-]+)[ \t]*:[ \t]*((?![ \t]).*)$/.exec(text);
  if (!match?.[1]) return /^\s*-[ \t]/.test(text) ? yamlItem(text, start, end) : undefined;
  const [, key, written = ''] = match;
  const isValue = /^(?:"[^"\\]*"|'[^']*'|true|false|\d+|\d{4}-\d\d-\d\d|\["[^\]]*"\])$/.test(written);
  const literal = isValue ? written : inQuotes(written);
  return {
    code: 'yaml-in-toml',
    at: [start, end],
    message: `${quote(text)} is YAML, and between “+++” the front matter is TOML`,
    hint: `Write “${key} =” and text in quotes, or put the front matter between “---”`,
    ...(literal &&
      written && { repair: { title: 'Write it as TOML', replaced: [start, end], text: `${key} = ${literal}` } }),
  };
}

function yamlItem(text: string, start: number, end: number): TomlShape {
  return {
    code: 'yaml-in-toml',
    at: [start, end],
    message: `${quote(text)} is YAML, and between “+++” the front matter is TOML`,
    hint: 'Write a list as ["one", "two"] after its key and “=”',
  };
}

function foreignComment({ text, start, end }: TomlLine): TomlShape | undefined {
  const match = /^\s*(?:<!--|\/\/|\/\*|--|;)/.exec(text);
  if (!match) return undefined;
  const replaced: Range = [start, start + match[0].length];
  return {
    code: 'foreign-comment',
    at: [start, end],
    message: `${quote(text)} is not a comment in TOML`,
    hint: 'A comment begins with “#”',
    ...(/^\/\/|^;/.test(text) && { repair: { title: 'Begin the comment with “#”', replaced, text: '#' } }),
  };
}

function missingEquals({ text, start, end }: TomlLine): TomlShape | undefined {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(equals, 0)).trim();
  const space = text.length - text.trimStart().length;
  // `título = 1`, `my key = 1`
  if (equals > 0 && /[\p{L}\d]/u.test(name) && /[^\w.-]/.test(name) && !/["'[\]#:,]/.test(name)) {
    const at: Range = [start + space, start + space + name.length];
    return {
      code: 'bare-key',
      at,
      message: `Key ${quote(name)} has a ${/\s/.test(name) ? 'space' : 'character'} that TOML takes only in quotes`,
      hint: 'Put the key in quotes',
      repair: { title: 'Put the key in quotes', replaced: at, text: `"${name}"` },
    };
  }
  if (/^\s*\[[^\]]*\]?$/.test(text))
    return {
      code: 'unclosed-bracket',
      at: [start, end],
      message: `${quote(text)} is not closed like it is opened`,
      hint: 'The name of a table stands in brackets: “[name]”, or “[[name]]” for one of several',
    };
  if (!/^\s*[\w-]/.test(text)) return undefined;
  return {
    code: 'no-equals',
    at: [start, end],
    message: `${quote(text)} is not a key with a value`,
    hint: 'Write a key, “=” and a value, such as title = "My post"',
  };
}

const definition = /^[ \t]*(?:(\[\[?)[ \t]*)?("[^"\n]*"|'[^'\n]*'|[\w.-]+)[ \t]*(?:=|\])/gm;

function explainDuplicate(block: string, offset: number, [start, end]: Range): FrontMatterProblem | undefined {
  const [match] = block.slice(start, end).matchAll(definition);
  const name = match?.[2];
  if (!match || !name) return undefined;
  const again = start + match[0].indexOf(name);
  // keys of one table stand together: the last one before is the one that this repeats
  const earlier = [...block.slice(0, start).matchAll(definition)].findLast(
    ([, bracket, other]) => other === name && bracket === match[1],
  );
  const first = earlier && earlier.index + earlier[0].indexOf(name);
  const range: Range = [offset + again, offset + again + name.length];
  return {
    kind: 'duplicate-key',
    code: 'duplicate-key',
    range,
    message: `Key “${name}” is written twice: the build fails`,
    hint: 'Remove one of the two',
    ...(first !== undefined && {
      related: { message: `“${name}” is here first`, range: [offset + first, offset + first + name.length] },
    }),
  };
}
