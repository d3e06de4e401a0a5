import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { Range } from '../../core/span.ts';
import { type Block, endOfLine, type Opening, type Split, skipNewline, trimNewline } from './block.ts';
import { type Fences, type FrontMatterLanguage, fencesOf } from './fences.ts';
import { findJsonEnd } from './json-end.ts';
import { findMisplaced } from './misplaced.ts';
import { describeLanguage, describeLongFence, describeStray, describeUnclosed } from './split-problems.ts';
import { findWrongOpening } from './wrong-opening.ts';

const nothing: Split = { block: undefined, problems: [], end: 0 };

/** Finds the front matter where the generator finds it; `text` has no byte-order mark. */
export function splitFrontMatter(text: string, style: FrontMatterStyle): Split {
  const fences = fencesOf[style];
  const start = skipLeading(text, fences);
  const language = findLanguage(text, start, fences);
  if (language === undefined) return splitUnfenced(text, start, style);
  if (style === 'hugo' && language === 'json') return splitBareJson(text, start);
  const open = readFence(text, start, style, fences.open[language] ?? '');
  const lineEnd = endOfLine(text, start);
  const word = text.slice(start + open.length, lineEnd).trim();
  if (word === '') return splitFenced({ text, start, style, language, open, lineEnd });
  return splitNamed({ text, start, style, language, open, lineEnd }, word);
}

function splitUnfenced(text: string, start: number, style: FrontMatterStyle): Split {
  if (style === 'hexo') return splitWithoutOpener(text);
  const misplaced = splitMisplaced(text, style);
  return style === 'hugo' && misplaced === nothing ? describeStray(text, start) : misplaced;
}

/** A block in the wrong place is read all the same, so that its keys are not taken for the text of the post. */
function splitMisplaced(text: string, style: FrontMatterStyle): Split {
  const misplaced = findMisplaced(text, style);
  if (!misplaced) return findWrongOpening(text, style) ?? nothing;
  const { start, problem } = misplaced;
  const open = text.slice(start, start + 3);
  const language = open === '+++' ? 'toml' : 'yaml';
  const split = splitFenced({ text, start, style, language, open, lineEnd: endOfLine(text, start) });
  return { ...split, problems: [problem, ...split.problems] };
}

function splitFenced(opening: Opening): Split {
  const { text, start, style, language, open, lineEnd } = opening;
  const fences = fencesOf[style];
  const close = findClose(text, lineEnd, open, fences);
  if (close === undefined) return describeUnclosed(opening, fences.unclosed);
  const contentStart = skipNewline(text, lineEnd);
  const contentEnd = Math.max(contentStart, trimNewline(text, close[0]));
  // hexo-front-matter needs at least one character between the fences
  if (style === 'hexo' && contentEnd === contentStart) return nothing;
  const block: Block = {
    language,
    range: [start, close[1]],
    content: [contentStart, contentEnd],
    open,
    close: text.slice(close[0], close[1]),
  };
  const end = skipNewline(text, close[1]);
  return { block, problems: describeLongFence(text, close, open), end };
}

/** `---js`, `---json`, `--- title: x`: whether the words are a language depends on the generator. */
function splitNamed(opening: Opening, word: string): Split {
  const { text, style, open, lineEnd } = opening;
  const fences = fencesOf[style];
  if (word.startsWith(open.slice(-1))) return findWrongOpening(text, style) ?? nothing;
  const named = fences.languageWord ? languageOfWord(word) : undefined;
  if (named) return splitFenced({ ...opening, language: named });
  const close = findClose(text, lineEnd, open, fences);
  const problem = describeLanguage(opening, word, close !== undefined);
  if (!problem) return nothing;
  const end = close ? skipNewline(text, close[1]) : text.length;
  return { block: undefined, problems: [problem], end: close || fences.unclosed === 'swallows' ? end : 0 };
}

function languageOfWord(word: string): FrontMatterLanguage | undefined {
  const name = word.toLowerCase();
  if (name === 'yaml' || name === 'yml') return 'yaml';
  return name === 'json' || name === 'toml' ? name : undefined;
}

/** Hugo's JSON front matter has no fences: it ends at the matching brace. */
function splitBareJson(text: string, start: number): Split {
  // `{{< figure >}}` or `{% x %}` at the head of a post is a shortcode that lacks its front matter, not JSON
  if (!/^\{\s*(?:["'“}]|\/[/*]|[\w-]+\s*:)/.test(text.slice(start, start + 200))) return describeStray(text, start);
  const end = findJsonEnd(text, start);
  if (end === undefined) {
    const opening: Opening = { text, start, style: 'hugo', language: 'json', open: '{', lineEnd: start + 1 };
    return describeUnclosed(opening, 'fails');
  }
  const block: Block = { language: 'json', range: [start, end], content: [start, end], open: '', close: '' };
  return { block, problems: [], end: skipNewline(text, end) };
}

/** Hexo also takes what stands before the first `---` line, if that reads as a YAML mapping. */
function splitWithoutOpener(text: string): Split {
  const fence = /\n(-{3,}|;{3,})/.exec(text.slice(0, 20_000));
  if (!fence?.[1]) return nothing;
  const contentEnd = trimNewline(text, fence.index + 1);
  // hexo-front-matter tries every text: only one that begins like `key: value` can have been meant
  const isMeant = fence[1].startsWith(';') ? /^\s*"/ : /^[\w-]+:(?:\s|$)/;
  if (!isMeant.test(text.slice(0, 200))) return findWrongOpening(text, 'hexo') ?? nothing;
  const closeEnd = fence.index + 1 + fence[1].length;
  const language = fence[1].startsWith(';') ? 'json' : 'yaml';
  const block: Block = { language, range: [0, closeEnd], content: [0, contentEnd], open: '', close: fence[1] };
  return { block, problems: [], end: skipNewline(text, closeEnd) };
}

function skipLeading(text: string, fences: Fences): number {
  if (fences.leading === 'nothing') return 0;
  let offset = 0;
  while (/\s/.test(text[offset] ?? '')) offset++;
  return fences.leading === 'space' ? offset : text.lastIndexOf('\n', offset) + 1;
}

function findLanguage(text: string, start: number, fences: Fences): FrontMatterLanguage | undefined {
  for (const language of ['yaml', 'toml', 'json'] as const) {
    const open = fences.open[language];
    if (open !== undefined && text.startsWith(open, start)) return language;
  }
  return undefined;
}

/** Hexo takes fences of any length from three up; the closing one is as long as the opening one. */
function readFence(text: string, start: number, style: FrontMatterStyle, open: string): string {
  if (style !== 'hexo') return open;
  return /^(?:-{3,}|;{3,})/.exec(text.slice(start, start + 200))?.[0] ?? open;
}

/** The closing fence: from its first character to the end of what belongs to it. */
function findClose(text: string, from: number, open: string, fences: Fences): Range | undefined {
  const markers = [open, ...fences.alsoCloses];
  for (let newline = text.indexOf('\n', from); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    const start = newline + 1;
    const marker = markers.find(candidate => text.startsWith(candidate, start));
    if (marker === undefined) continue;
    if (fences.close === 'prefix') return [start, start + marker.length];
    const end = endOfLine(text, start);
    if (text.slice(start + marker.length, end).trim() === '') return [start, end];
  }
  return undefined;
}
