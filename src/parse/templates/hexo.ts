import type { TemplateProblem, TemplateTag } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { findCode } from './code-ranges.ts';
import { arrangeRegions, findForward, findUnquoted, lineEnd, type TemplateRegion, type TemplateScan } from './scan.ts';

/** Hexo's tags whose content is code (https://hexo.io/docs/tag-plugins). */
const codeNames = new Set(['codeblock', 'code', 'raw', 'verbatim', 'jsfiddle', 'mermaid', 'katex', 'chart', 'echarts']);

/** Tags of Hexo and Nunjucks that need an `end…` tag; those of themes and plugins can't be known. */
const blockNames = new Set(
  'codeblock code raw verbatim blockquote quote pullquote if for switch macro call filter'.split(' '),
);

/** So many unclosed tags are no slips: what follows is not read as templates. */
const unclosedLimit = 50;

/**
 * Finds Nunjucks tags as Hexo does: code, code spans and HTML comments are left alone (lib/hexo/post.ts,
 * `escapeAllSwigTags`; fences are taken out before, by lib/plugins/filter/before_post_render/backtick_code_block.ts).
 */
export function scanHexo(text: string, from: number): TemplateScan {
  const tags: TemplateTag[] = [];
  const problems: TemplateProblem[] = [];
  const regions: TemplateRegion[] = [];
  const code = findCode(text, from);
  let nextCode = 0;
  const findCommentEnd = findForward(text, '#}');
  /** Blocks that never end: looking for each end again would be quadratic. */
  const endless = new Set<string>();
  let failures = 0;

  /** The offset behind `{% endname %}`. */
  const endOf = (name: string, from: number): number | undefined => {
    if (endless.has(name)) return undefined;
    const pattern = new RegExp(`\\{%-?\\s*end${name}\\b[^%]*%\\}`, 'g');
    pattern.lastIndex = from;
    if (pattern.test(text)) return pattern.lastIndex;
    endless.add(name);
    return undefined;
  };

  const reportUnclosed = (start: number, closing: string): number => {
    const range: Range = [
      start,
      start + text.slice(start, Math.min(lineEnd(text, start), start + 300)).trimEnd().length,
    ];
    const message = `Template tag ${quote(text.slice(...range))} is not closed`;
    problems.push({ range, message, hint: `Close it with “${closing}”` });
    return start + 2;
  };

  const readTag = (start: number): number => {
    const end = findUnquoted(text, start + 2, '%}');
    if (end === undefined) return reportUnclosed(start, '%}');
    const content = text
      .slice(start + 2, end - 2)
      .replace(/^-|-$/g, '')
      .trim();
    const name = /^\S*/.exec(content)?.[0] ?? '';
    const closing = name.startsWith('end');
    const tag = { name, args: content.slice(name.length).trim() };
    if (!codeNames.has(name)) {
      tags.push({ kind: 'tag', ...tag, range: [start, end], ...(closing && { closing }) });
      regions.push({ range: [start, end], flow: true });
      if (blockNames.has(name) && endOf(name, end) === undefined) reportEndless(name, [start, end]);
      return end;
    }
    const body = endOf(name, end);
    const range: Range = [start, body ?? end];
    tags.push({ kind: name === 'raw' ? 'raw' : 'tag', ...tag, range });
    regions.push({ range, flow: true });
    if (body === undefined && blockNames.has(name)) reportEndless(name, [start, end]);
    return range[1];
  };

  const reportEndless = (name: string, range: Range): void => {
    const message = `Block ${quote(text.slice(...range))} is never closed`;
    problems.push({ range, message, hint: `Add “{% end${name} %}” where it should end` });
  };

  const readOutput = (start: number): number => {
    const end = findUnquoted(text, start + 2, '}}');
    // A single brace makes it text to Hexo.
    if (end === undefined) {
      failures++;
      return start + 2;
    }
    tags.push({ kind: 'output', name: '', args: text.slice(start + 2, end - 2).trim(), range: [start, end] });
    regions.push({ range: [start, end], flow: false });
    return end;
  };

  const readComment = (start: number, closing: string): number => {
    const end = closing === '#}' ? findCommentEnd(start + 2) : text.indexOf(closing, start + 2);
    if (end === -1) return closing === '-->' ? text.length : start + 2;
    if (closing === '-->') return end + 3;
    tags.push({ kind: 'comment', name: '', args: '', range: [start, end + 2] });
    regions.push({ range: [start, end + 2], flow: true });
    return end + 2;
  };

  const opening = /\{[{%#]|<!--/g;
  opening.lastIndex = from;
  for (
    let match = opening.exec(text);
    match && problems.length + failures < unclosedLimit;
    match = opening.exec(text)
  ) {
    while ((code[nextCode]?.[1] ?? text.length) <= match.index) nextCode++;
    const around = code[nextCode];
    if (around && around[0] <= match.index) opening.lastIndex = around[1];
    else if (match[0] === '{%') opening.lastIndex = readTag(match.index);
    else if (match[0] === '{{') opening.lastIndex = readOutput(match.index);
    else opening.lastIndex = readComment(match.index, match[0] === '{#' ? '#}' : '-->');
  }
  return { tags, problems, regions: arrangeRegions(text, regions) };
}
