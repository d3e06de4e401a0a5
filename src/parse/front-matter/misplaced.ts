import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { FrontMatterProblem } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';

export interface Misplaced {
  /** Where the opening fence stands. */
  readonly start: number;
  readonly problem: FrontMatterProblem;
}

const readers: Readonly<Record<FrontMatterStyle, string>> = {
  jekyll: 'Jekyll takes',
  hugo: 'Hugo takes',
  astro: 'Astro takes',
  hexo: 'Hexo takes',
  zola: 'Zola takes',
  'gray-matter': 'the generator takes',
  github: 'the site takes',
};

/** Keys that tell front matter from a line of text between two thematic breaks. */
const tellingKey =
  /^(?:title|layout|date|tags|categories|category|author|description|slug|permalink|draft|published)\s*[:=]/m;

/** A block that does not begin where the generator looks for it, so that its keys are published as text. */
export function findMisplaced(text: string, style: FrontMatterStyle): Misplaced | undefined {
  const head = text.slice(0, 4000);
  const fence = /^[ \t]*(?=(---|\+\+\+)[ \t]*\r?$)/m.exec(head);
  if (!fence) return undefined;
  const start = fence.index + fence[0].length;
  const mark = fence[1] ?? '---';
  if (start === 0 || (mark === '+++' && !/^(?:hugo|zola|astro)$/.test(style)) || !hasKeys(head.slice(start), mark))
    return undefined;
  const before = text.slice(0, start);
  if (before.trim() === '') return { start, problem: describeSpace(before, style) };
  // a heading or a paragraph may well stand over a line; only a line or two before a whole block were put there by mistake
  if (before.trim().split('\n').length > 3) return undefined;
  const end = before.trimEnd().length;
  const from = before.length - before.trimStart().length;
  return {
    start,
    problem: {
      kind: 'misplaced',
      code: 'text-before',
      range: [from, end],
      message: `${quote(before.slice(from, end))} stands before the front matter, which ${readers[style]} for text`,
      hint: `Move it below the closing “${mark}”`,
    },
  };
}

function describeSpace(before: string, style: FrontMatterStyle): FrontMatterProblem {
  const isBlank = before.includes('\n');
  return {
    kind: 'misplaced',
    code: isBlank ? 'blank-line-before' : 'indented-opening-fence',
    range: [0, before.length],
    message: `${isBlank ? 'A blank line stands' : 'Spaces stand'} before the front matter, which ${readers[style]} for text`,
    hint: 'Begin the file with the opening fence',
    fix: {
      title: isBlank ? 'Remove the blank lines' : 'Remove the spaces',
      safety: 'safe',
      edits: [{ start: 0, end: before.length, text: '' }],
    },
  };
}

/** Whether a fence opens a whole block: keys, one of them a usual one, and the closing fence. */
function hasKeys(text: string, mark: string): boolean {
  const opened = text.slice(text.indexOf('\n') + 1);
  const close = new RegExp(`^${mark === '---' ? '---' : '\\+\\+\\+'}[ \\t]*\\r?$`, 'm').exec(opened);
  if (!close) return false;
  return isFilledIn(opened.slice(0, close.index));
}

/** Whether every line belongs to front matter, and one of the keys is a usual one. */
export function isFilledIn(block: string): boolean {
  const lines = block.split(/\r?\n/).filter(line => line.trim() !== '');
  const isInside = lines.every(line => /^(?:["']?[\w-]+["']?\s*[:=]|[ \t]+\S|-[ \t]|#|[\]}]|\[)/.test(line));
  return isInside && tellingKey.test(lines.join('\n'));
}
