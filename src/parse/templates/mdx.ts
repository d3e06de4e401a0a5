import type { TemplateTag } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';
import type { MaskedRegion } from '../mask.ts';
import { findCode, skipCode } from './code-ranges.ts';
import { arrangeRegions, findForward, type SyntaxScan, type TemplateRegion } from './scan.ts';

/** The fence of an admonition: `:::tip[Cats]{.wide}`, also in quotes. */
const directive = /^[ \t]*(?:>[ \t]*)*(:{3,}[^\r\n]*)$/gm;
/** `## Cats {#cats}`. */
const headingId = /^ {0,3}#{1,6}[ \t][^\r\n]*?(\{#[^{}\r\n]+\})[ \t]*$/gm;

/** Finds the fences of admonitions, as remark-directive reads them in Docusaurus and Starlight. */
export function scanDirectives(text: string, from: number): MaskedRegion[] {
  if (!text.includes(':::')) return [];
  return matchGroups(directive, text, from).map(range => ({ range, as: 'blank' }));
}

/**
 * Finds what Docusaurus rewrites before MDX sees it (packages/docusaurus-utils/src/markdownUtils.ts and
 * docusaurus-mdx-loader/src/preprocessor.ts): HTML comments and the ids of headings.
 */
export function scanDocusaurus(text: string, from: number): SyntaxScan {
  const isCode = skipCode(findCode(text, from));
  const comments = findComments(text, from).filter(([start]) => !isCode(start));
  const ids = matchGroups(headingId, text, from);
  const tags: TemplateTag[] = [
    ...comments.map((range): TemplateTag => ({ kind: 'comment', name: '', args: '', range })),
    ...ids.map(
      (range): TemplateTag => ({ kind: 'attributes', name: '', args: text.slice(range[0] + 1, range[1] - 1), range }),
    ),
  ];
  tags.sort((left, right) => left.range[0] - right.range[0]);
  const outer = tags.filter((tag, index) => index === 0 || tag.range[0] >= (tags[index - 1]?.range[1] ?? 0));
  const regions: TemplateRegion[] = outer.map(({ range }) => ({ range, flow: true }));
  const arranged = arrangeRegions(text, regions);
  return { tags: outer, regions: arranged.map(region => ({ ...region, as: region.as === 'word' ? 'gap' : 'blank' })) };
}

function findComments(text: string, from: number): Range[] {
  const comments: Range[] = [];
  const findEnd = findForward(text, '-->');
  let start = text.indexOf('<!--', from);
  while (start !== -1) {
    const end = findEnd(start + 4);
    if (end === -1) break;
    comments.push([start, end + 3]);
    start = text.indexOf('<!--', end + 3);
  }
  return comments;
}

/** The ranges of the first group of each match. */
function matchGroups(pattern: RegExp, text: string, from: number): Range[] {
  const matches = new RegExp(pattern);
  matches.lastIndex = from;
  const ranges: Range[] = [];
  for (let match = matches.exec(text); match; match = matches.exec(text)) {
    const group = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(group);
    ranges.push([start, start + group.length]);
  }
  return ranges;
}
