import type { FrontMatterProblem } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { type Block, endOfLine, type Opening, type Split, skipNewline, trimNewline } from './block.ts';
import type { Fences, FrontMatterLanguage } from './fences.ts';

/** A line that only a front matter has; the first one after an opening fence tells it from a thematic break. */
const keyLine: Readonly<Record<FrontMatterLanguage, RegExp>> = {
  yaml: /^["']?[\w-][^\n:#]{0,100}:(?:[ \t\r]|$)/,
  toml: /^(?:\[\[?[\w."-]+|[\w."-]+[ \t]*=)/,
  json: /^\s*"/,
};

/** What else may stand between two keys. */
const innerLine: Readonly<Record<FrontMatterLanguage, RegExp>> = {
  yaml: /^(?:[ \t]+\S|-[ \t]|#[ \t!]|[\]}])/,
  toml: /^(?:[ \t]+\S|#|[\]}"'])/,
  json: /^\s*[[\]{}",]/,
};

/** What was probably meant as the closing fence. */
const almostFence = /^(?:[ \t]+(?:-{3,}|\+{3,})|-{2}|-{4,}|\+{2}|\+{4,}|–+|—+|(?:- ){2,}-|\*{3}|={3,}|```)[ \t\r]*$/;

const executable =
  /^(?:js|javascript|jsx?on5|mjs|cjs|ts|typescript|coffee|coffeescript|cson|node|eval|livescript|ls)$/i;

/** A block that never ends: reported where the generator stumbles, or where keys show that it was meant as one. */
export function describeUnclosed(opening: Opening, consequence: Fences['unclosed']): Split {
  const { text, start, language, open, lineEnd } = opening;
  const guess = guessEnd(opening);
  if (!guess && consequence === 'text') return { block: undefined, problems: [], end: 0 };
  const hint = `Add a line “${open === '{' ? '}' : open}” after the last key`;
  const effect = {
    fails: 'the build fails',
    swallows: 'the whole post is taken for front matter',
    text: 'it is published as text',
  }[consequence];
  const closing = guess?.fence && text.slice(guess.fence[0], guess.fence[1]).replaceAll('\r', '');
  const problem: FrontMatterProblem =
    guess?.fence && closing !== undefined
      ? {
          kind: 'unclosed',
          code: /^\s/.test(closing) ? 'indented-closing-fence' : 'wrong-closing-fence',
          range: guess.fence,
          message: `“${closing}” does not close the front matter, so ${effect}`,
          hint: `Write exactly “${open}”, at the beginning of the line`,
          fix: {
            title: `Write “${open}”`,
            safety: 'suggested',
            edits: [{ start: guess.fence[0], end: guess.fence[1], text: open }],
          },
          related: { message: 'It was opened here', range: [start, lineEnd] },
        }
      : {
          kind: 'unclosed',
          code: 'no-closing-fence',
          range: [start, start + open.length],
          message: `The front matter is never closed, so ${effect}`,
          hint,
        };
  if (!guess) return { block: undefined, problems: [problem], end: consequence === 'swallows' ? text.length : 0 };
  const contentStart = open === '{' ? start : skipNewline(text, lineEnd);
  const block: Block = {
    language,
    range: [start, guess.fence?.[1] ?? guess.end],
    content: [contentStart, Math.max(contentStart, trimNewline(text, guess.end))],
    open,
    close: '',
  };
  return { block, problems: [problem], end: skipNewline(text, guess.fence?.[1] ?? guess.end) };
}

/** How far the lines still look like front matter, and the line that was meant to close it. */
function guessEnd(opening: Opening): { readonly end: number; readonly fence?: Range } | undefined {
  const { text, language, lineEnd } = opening;
  let end = lineEnd;
  let hasKeys = false;
  for (let start = skipNewline(text, lineEnd); start < text.length; ) {
    const stop = endOfLine(text, start);
    const line = text.slice(start, Math.min(stop, start + 500));
    if (hasKeys && almostFence.test(line)) return { end: start, fence: [start, stop] };
    const isKey = keyLine[language].test(line);
    if (!isKey && !innerLine[language].test(line)) break;
    hasKeys ||= isKey;
    end = stop;
    const next = skipNewline(text, stop);
    if (next === stop) break;
    start = next;
  }
  return hasKeys ? { end } : undefined;
}

/** `----` or `---text` as the closing fence, where three characters close and the rest becomes the body. */
export function describeLongFence(text: string, close: Range, open: string): FrontMatterProblem[] {
  const rest = text.slice(close[1], endOfLine(text, close[1])).trimEnd();
  if (rest.trim() === '') return [];
  const whole: Range = [close[0], close[1] + rest.length];
  const isLonger = /^[-+;]+$/.test(rest);
  return [
    {
      kind: 'unclosed',
      code: isLonger ? 'long-closing-fence' : 'text-after-closing-fence',
      range: whole,
      message: `${quote(text.slice(...whole))} closes the front matter after “${open}”; ${quote(rest)} becomes the beginning of the text`,
      hint: isLonger ? `Write exactly “${open}”` : `Put “${open}” on a line of its own`,
      ...(isLonger && {
        fix: { title: `Write “${open}”`, safety: 'safe', edits: [{ start: whole[0], end: whole[1], text: open }] },
      }),
    },
  ];
}

/** A word after the opening fence that this generator does not read, or that would run code. */
export function describeLanguage(opening: Opening, word: string, isClosed: boolean): FrontMatterProblem | undefined {
  const { text, start, style, open, lineEnd } = opening;
  const range: Range = [start, lineEnd];
  const fence = quote(text.slice(start, lineEnd));
  if (/^\s*[\w"'-]+\s*:|^#/.test(word) && (style === 'gray-matter' || isClosed))
    return {
      kind: 'syntax',
      code: 'text-after-opening-fence',
      range,
      message: `${quote(word)} stands on the line of the opening fence`,
      hint: `Put “${open}” on a line of its own`,
    };
  if (!/^[A-Za-z_][\w-]*$/.test(word)) return undefined;
  if (!isClosed && style !== 'gray-matter') return undefined;
  if (executable.test(word))
    return {
      kind: 'language',
      code: 'executable',
      range,
      message: `${fence} is front matter that runs as a program`,
      hint: 'Write the values as YAML; postlint never runs code of a post',
    };
  return {
    kind: 'language',
    code: 'unknown-language',
    range,
    message: `${fence} is not a front matter language that the generator knows`,
    hint: `Write “${open}” alone, and YAML below it`,
  };
}

/**
 * Hugo takes any text that begins with one of these for front matter, and stops where it is none
 * (parser/pageparser/pagelexer_intro.go): a list, a shortcode.
 */
export function describeStray(text: string, start: number): Split {
  const mark = text.charAt(start);
  if (mark !== '-' && mark !== '+' && mark !== '{') return { block: undefined, problems: [], end: 0 };
  const line = text.slice(start, Math.min(endOfLine(text, start), start + 200)).trimEnd();
  const problem: FrontMatterProblem = {
    kind: 'syntax',
    code: 'taken-for-front-matter',
    range: [start, start + line.length],
    message: `Hugo takes ${quote(line)} at the beginning of a file for front matter, and stops with an error`,
    hint: 'Put front matter before it, if only with a title',
  };
  return { block: undefined, problems: [problem], end: 0 };
}
