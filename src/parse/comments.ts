import type { Document } from '../core/document.ts';
import type { Range } from '../core/span.ts';

/** A comment that readers of the page never see. */
export interface Comment {
  /** With its delimiters. */
  readonly range: Range;
  /** Between its delimiters. */
  readonly content: Range;
}

/** The comments of a post in every language that may hold one, in order. Comments shown as code are none. */
export function findComments(doc: Document): Comment[] {
  const comments = [...frontMatterComments(doc), ...htmlComments(doc), ...mdxComments(doc), ...templateComments(doc)];
  return comments.sort((left, right) => left.range[0] - right.range[0]);
}

/** `# …` in YAML and TOML. */
function frontMatterComments(doc: Document): Comment[] {
  if (!doc.frontMatter || doc.frontMatter.language === 'json') return [];
  const [start, end] = doc.frontMatter.range;
  const texts = doc.frontMatter.entries.filter(({ style }) => style === 'quoted' || style === 'block');
  return [...doc.text.slice(start, end).matchAll(/(?<=^|\s)#([^\r\n]*)/gm)].flatMap(match => {
    const from = start + match.index;
    if (texts.some(({ value }) => value[0] <= from && from < value[1])) return [];
    return [{ range: [from, from + match[0].length], content: [from + 1, from + match[0].length] }];
  });
}

function htmlComments(doc: Document): Comment[] {
  const comments: Comment[] = [];
  for (const node of doc.nodes('html')) {
    const end = node.position?.end.offset ?? 0;
    let start = doc.text.indexOf('<!--', node.position?.start.offset ?? end);
    while (start !== -1 && start < end) {
      const close = doc.text.indexOf('-->', start + 4);
      // A comment that never ends is text to the end of its block.
      if (close === -1 || close >= end) break;
      comments.push({ range: [start, close + 3], content: [start + 4, close] });
      start = doc.text.indexOf('<!--', close + 3);
    }
  }
  return comments;
}

/** An expression that is only a comment. */
function mdxComments(doc: Document): Comment[] {
  return [...doc.nodes('mdxFlowExpression'), ...doc.nodes('mdxTextExpression')].flatMap(node => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) return [];
    return matchComments(doc.text, [start, end], /^\{\s*\/\*([\s\S]*?)\*\/\s*\}$/g);
  });
}

/** What opens and closes the comments of the template languages. */
const delimiters =
  /^(?:\{%-?\s*comment\s*-?%\}|\{#-?|<!--|\{::comment\})([\s\S]*?)(?:\{%-?\s*endcomment\s*-?%\}|-?#\}|-->|\{:\/(?:comment)?\})$/g;

function templateComments(doc: Document): Comment[] {
  const comments: Comment[] = [];
  let open: Range | undefined;
  for (const { kind, name, closing, range } of doc.templates) {
    if (kind === 'comment') for (const comment of matchComments(doc.text, range, delimiters)) comments.push(comment);
    else if (kind === 'tag' && name === '#')
      comments.push(...matchComments(doc.text, range, /^\{%-?\s*#([\s\S]*?)-?%\}$/g));
    // Hugo's shortcode for comments: https://gohugo.io/shortcodes/comment/
    else if (kind === 'shortcode' && name === 'comment' && !closing) open = range;
    else if (kind === 'shortcode' && name === 'comment' && open) {
      comments.push({ range: [open[0], range[1]], content: [open[1], range[0]] });
      open = undefined;
    }
  }
  return comments;
}

/** The matches within a range; the first group is the content. */
function matchComments(text: string, [start, end]: Range, pattern: RegExp): Comment[] {
  return [...text.slice(start, end).matchAll(pattern)].map(match => {
    const from = start + match.index;
    const content = from + match[0].indexOf(match[1] ?? '', match[1] === '' ? match[0].length : 0);
    return { range: [from, from + match[0].length], content: [content, content + (match[1] ?? '').length] };
  });
}
