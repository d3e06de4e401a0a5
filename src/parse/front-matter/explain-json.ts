import type { Edit } from '../../core/diagnostic.ts';
import type { FrontMatterProblem } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';

export interface JsonError {
  readonly block: string;
  /** Where the block begins in the post. */
  readonly offset: number;
  /** What JSON.parse says. */
  readonly error: string;
}

interface Shape {
  readonly code: string;
  readonly at: Range;
  readonly message: string;
  readonly hint: string;
  readonly repair?: { readonly title: string; readonly text: string; readonly replaced?: Range };
}

/** Says in a writer's words why JSON can't be read. */
export function explainJson({ block, offset, error }: JsonError): FrontMatterProblem[] {
  const found = findShapes(block);
  if (found.length > 0) return found.map(shape => toProblem(shape, offset));
  const message = error.replace(/ in JSON at position.*| \(line.*/, '');
  return [
    toProblem(
      {
        code: 'unreadable',
        at: [0, block.length],
        message: `The front matter is not valid JSON: ${message}`,
        hint: 'Check commas, quotes and brackets',
      },
      offset,
    ),
  ];
}

function toProblem({ code, at, message, hint, repair }: Shape, offset: number): FrontMatterProblem {
  return {
    kind: 'syntax',
    code,
    range: [offset + at[0], offset + at[1]],
    message,
    hint,
    ...(repair && { fix: { title: repair.title, safety: 'suggested', edits: [editOf(repair, offset, at)] } }),
  };
}

function editOf({ text, replaced }: NonNullable<Shape['repair']>, offset: number, at: Range): Edit {
  const [start, end] = replaced ?? at;
  return { start: offset + start, end: offset + end, text };
}

/** Strings are passed over, so that what is found stands between them. */
const token =
  /"(?:[^"\\\r\n]|\\[^\r\n])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|'[^'\r\n]*'|[“”„«][^“”»\r\n]*[“”»]|"[^\r\n]*|[\w$.+-]+|,(?=\s*[\]}])|[^\s]/g;

function findShapes(block: string): Shape[] {
  const found: Shape[] = [];
  let previous = '';
  let previousEnd = 0;
  for (const match of block.matchAll(token)) {
    const text = match[0];
    const shape = describe(text, match.index, block) ?? describeGap(previous, text, [previousEnd, match.index]);
    if (shape) found.push(shape);
    // behind an open quote everything else is a guess
    if (shape?.code === 'unclosed-quote' || found.length >= 20) break;
    previous = shape?.code === 'foreign-comment' ? '' : text;
    previousEnd = match.index + text.length;
  }
  return found;
}

function describe(text: string, start: number, block: string): Shape | undefined {
  const at: Range = [start, start + text.length];
  const isKey = /^\s*:/.test(block.slice(at[1], at[1] + 50));
  if (text === ',')
    return /^,\s*[\]}]/.test(block.slice(start, start + 500))
      ? {
          code: 'trailing-comma',
          at,
          message: 'A comma stands after the last value, which JSON does not allow',
          hint: 'Remove it',
          repair: { title: 'Remove the comma', text: '' },
        }
      : undefined;
  if (/^\/[/*]/.test(text))
    return {
      code: 'foreign-comment',
      at,
      message: `${quote(text)} is a comment, and JSON has none`,
      hint: 'Remove it',
    };
  if (/^['“”„«]/.test(text)) {
    const inner = text.slice(1, -1);
    return {
      code: text.startsWith("'") ? 'single-quotes' : 'typographic-quotes',
      at,
      message: `${quote(text)} is not in straight double quotes`,
      hint: 'JSON knows only the double quote (")',
      ...(!/["\\]/.test(inner) && { repair: { title: 'Use double quotes', text: `"${inner}"` } }),
    };
  }
  if (/^"/.test(text) && !/^"(?:[^"\\]|\\.)*"$/.test(text))
    return {
      code: 'unclosed-quote',
      at,
      message: `The quote that opens ${quote(text)} is never closed`,
      hint: 'Write " at the end of the text',
    };
  if (
    !/^[\w$.+-]/.test(text) ||
    (!isKey && /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(text))
  )
    return undefined;
  if (!isKey && /^(?:true|false|null|none)$/i.test(text)) {
    const literal = text.toLowerCase().replace('none', 'null');
    const repair = { title: `Write ${literal}`, text: literal };
    return {
      code: 'capital-literal',
      at,
      message: `“${text}” is written “${literal}” in JSON`,
      hint: `Write “${literal}”`,
      repair,
    };
  }
  return {
    code: isKey ? 'unquoted-key' : 'unquoted-text',
    at,
    message: `${isKey ? 'Key' : 'Value'} ${quote(text)} is not in quotes`,
    hint: 'JSON wants double quotes around keys and text',
    repair: { title: 'Put it in quotes', text: `"${text}"` },
  };
}

/** Two values without a comma between them. */
function describeGap(previous: string, text: string, [end, start]: Range): Shape | undefined {
  const endsValue = /^["\w\]}]/.test(previous) && previous !== '';
  if (!endsValue || !/^["\w[{-]/.test(text)) return undefined;
  return {
    code: 'missing-comma',
    at: [start, start + text.length],
    message: `A comma is missing before ${quote(text)}`,
    hint: 'Values are separated by commas',
    repair: { title: 'Add a comma', text: ',', replaced: [end, end] },
  };
}
