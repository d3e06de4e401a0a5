import { quote } from '../../core/quote.ts';
import { reservedBeginning } from './explain-beginning.ts';
import { type ExplainLine as Explain, type Explanation, type Line, quoting, type YamlError } from './explanation.ts';

/** Defects of a value: how it begins, how its quotes end, what it has in the middle. */
export function explainValue(error: YamlError, line: Line): Explanation | undefined {
  if (line.value === '' || line.value.startsWith('#')) return undefined;
  const shapes: readonly Explain[] = [
    badEscape,
    unclosedQuote,
    textAfterQuote,
    blockHeader,
    reservedBeginning,
    typographicQuotes,
    unquotedColon,
  ];
  for (const shape of shapes) {
    const found = shape(error, line, [line]);
    if (found) return found;
  }
  return undefined;
}

const badEscape: Explain = ({ rejection }, { value, valueStart }) => {
  if (!/escape sequence|hexadecimal/.test(rejection.reason) || !value.startsWith('"')) return undefined;
  const match = /^"(?:[^"\\]|\\(?:[0abt\tnvfre "/\\N_LP]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}))*(\\.?)/.exec(
    value,
  );
  const written = match?.[1];
  if (!match || !written) return undefined;
  const at = valueStart + match[0].length - written.length;
  const inner = /^"((?:[^"\\]|\\.)*)"$/.exec(value)?.[1];
  const isPlain = inner !== undefined && !inner.includes("'") && !inner.includes('\\"');
  return {
    code: 'bad-escape',
    at: [at, at + written.length],
    message: `“${written}” means nothing in double quotes, where a backslash begins an escape`,
    hint: 'Use single quotes, or write the backslash twice',
    ...(isPlain && {
      repair: {
        title: 'Use single quotes',
        edits: [{ start: valueStart, end: valueStart + value.length, text: `'${inner}'` }],
      },
    }),
  };
};

const unclosedQuote: Explain = ({ rejection }, { value, valueStart }) => {
  const mark = value[0];
  if (mark !== '"' && mark !== "'") return undefined;
  if (!/quoted scalar/.test(rejection.reason) || findQuoteEnd(value) !== undefined) return undefined;
  const end = valueStart + value.length;
  return {
    code: 'unclosed-quote',
    at: [valueStart, end],
    message: `The quote that opens ${quote(value)} is never closed`,
    hint: `Write ${mark} at the end of the value`,
    repair: { title: `Close the quote`, edits: [{ start: end, end, text: mark }] },
  };
};

const textAfterQuote: Explain = (_, { value, valueStart, key }) => {
  const mark = value[0];
  const end = findQuoteEnd(value);
  if (end === undefined || (mark !== '"' && mark !== "'")) return undefined;
  const rest = value.slice(end);
  if (rest.trim() === '' || /^\s+#/.test(rest)) return undefined;
  const at = [valueStart + end, valueStart + value.length] as const;
  if (/^\s*[,;]$/.test(rest)) return strayMark(rest, at);
  if (!key && /^\s*:/.test(rest)) return undefined;
  if (value.length > 2 && value.endsWith(mark)) return innerQuotes(value, valueStart, end, mark);
  return {
    code: 'text-after-quote',
    at,
    message: `${quote(rest)} follows the closing quote of ${quote(value.slice(0, end))}`,
    hint: 'Put the whole value in quotes',
    ...quoting(value, valueStart),
  };
};

function strayMark(rest: string, at: readonly [number, number]): Explanation {
  return {
    code: 'trailing-comma',
    at,
    message: `“${rest.trim()}” follows the closing quote; YAML values end with the line`,
    hint: `Remove “${rest.trim()}”`,
    repair: { title: `Remove “${rest.trim()}”`, edits: [{ start: at[0], end: at[1], text: '' }], isSafe: true },
  };
}

/** `'It's late'`, `"The "best" cat"`: the value holds the kind of quote that it stands in. */
function innerQuotes(value: string, start: number, end: number, mark: '"' | "'"): Explanation {
  const inner = value.slice(1, -1);
  const other = mark === '"' ? "'" : '"';
  const canSwap = !inner.includes(other) && !(other === '"' && inner.includes('\\'));
  const text = canSwap ? `${other}${inner}${other}` : undefined;
  return {
    code: mark === '"' ? 'inner-quotes' : 'inner-apostrophe',
    at: [start + end - 1, start + end],
    message: `The value ends at this ${mark === '"' ? 'quotation mark' : 'apostrophe'}, and ${quote(value.slice(end))} is left over`,
    hint:
      mark === '"'
        ? 'Put the value in single quotes, or write \\" for the inner ones'
        : "Put the value in double quotes, or write '' for the inner one",
    ...(text && {
      repair: {
        title: mark === '"' ? 'Use single quotes' : 'Use double quotes',
        edits: [{ start, end: start + value.length, text }],
        isSafe: true,
      },
    }),
  };
}

const blockHeader: Explain = ({ rejection }, { value, valueStart }) => {
  if (!/^[|>]/.test(value) || !/line break is expected|indentation|chomping|scalar/.test(rejection.reason))
    return undefined;
  const sign = value.charAt(0);
  const text = /^[|>][-+\d]*\s*/.exec(value)?.[0].length ?? 1;
  if (text === value.length) return undefined;
  return {
    code: 'text-after-block-sign',
    at: [valueStart + text, valueStart + value.length],
    message: `“${sign}” announces a text on the lines below, but ${quote(value.slice(text))} is on its own line`,
    hint: 'Begin the text on the next line, indented; or put the value in quotes',
  };
};

const typographicQuotes: Explain = (_, { key, value, valueStart }) => {
  if (!/^[“”„«‘’‚‹]/.test(value) || !/:(?:\s|$)|\s#/.test(value)) return undefined;
  const inner = /.[“”»‘’›]$/.test(value) ? value.slice(1, -1).trim() : undefined;
  const [first = ''] = value;
  return {
    code: 'typographic-quotes',
    at: [valueStart, valueStart + 1],
    message: `The typographic quote ${first} does not quote anything in YAML, so the value of ${quote(key.slice(0, -1) || value)} ends at the colon or “#”`,
    hint: 'Put the value in straight quotes (")',
    ...(inner !== undefined &&
      !/["\\]/.test(inner) && {
        repair: {
          title: 'Use straight quotes',
          edits: [{ start: valueStart, end: valueStart + value.length, text: `"${inner}"` }],
        },
      }),
  };
};

const unquotedColon: Explain = (_, { key, value, valueStart, isItem, indent }) => {
  if (/^["'[{]/.test(value)) return undefined;
  const colon = value.search(/:(?:\s|$)/);
  if (colon === -1 || (!key && (isItem || indent))) return undefined;
  return {
    code: 'unquoted-colon',
    at: [valueStart + colon, valueStart + colon + 1],
    message: `The colon in ${quote(value)} begins another key, because the value is not in quotes`,
    hint: 'Put the value in quotes',
    ...quoting(withoutComment(value), valueStart),
  };
};

function withoutComment(value: string): string {
  const start = value.search(/\s#/);
  return start === -1 ? value : value.slice(0, start).trimEnd();
}

/** The length of the quoted text at the beginning; undefined where it is not closed on this line. */
export function findQuoteEnd(value: string): number | undefined {
  const pattern = value.startsWith('"') ? /^"(?:[^"\\]|\\[\s\S])*"/ : /^'(?:[^']|'')*'/;
  return pattern.exec(value)?.[0].length;
}
