import type { TemplateTag } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';
import { TEMPLATE_MARK } from '../../core/template-text.ts';
import { findCode, skipCode } from './code-ranges.ts';
import { arrangeRegions, findForward, lineEnd, type SyntaxScan } from './scan.ts';

type Found = { readonly tag: TemplateTag; readonly as: 'gap' | 'word' };

/** Lengths are limited, lest hostile text is read over and over. */
const attributeList = /\{:((?:\\\}|[^{}\n]){1,1000})\}/y;
const extension = /\{::(\w{1,100})(?:\s((?:\\\}|[^{}\n]){0,1000}?))?(\/)?\}/y;
const abbreviation = /\*\[[^\]\n]{1,1000}\]:/y;

/**
 * Finds what kramdown reads outside of CommonMark (lib/kramdown/parser/kramdown/extensions.rb and math.rb): attribute
 * lists `{: .cat}`, extensions `{::comment}`, formulas `$$…$$` and abbreviations `*[CAT]: …`. Code is left alone.
 * Where Liquid stood, `text` is masked already.
 */
export function scanKramdown(text: string, from: number): SyntaxScan {
  const found: Found[] = [];
  if (!/\{:|\$\$|\*\[/.test(text)) return { tags: [], regions: [] };
  const isCode = skipCode(findCode(text, from));
  const formulas = findForward(text, '$$');
  const endless = new Set<string>();
  const opening = /\{:|\$\$|^ {0,3}\*\[/gm;
  opening.lastIndex = from;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index;
    if (text[start - 1] === '\\' || isCode(start)) continue;
    const item = match[0] === '$$' ? readFormula(text, start, formulas) : readExtension(text, start, endless);
    if (!item) continue;
    found.push(item);
    opening.lastIndex = item.tag.range[1];
  }
  const regions = arrangeRegions(
    text,
    found.map(({ tag }) => ({ range: tag.range, flow: true })),
  );
  return {
    tags: found.map(({ tag }) => tag),
    regions: regions.map((region, index) => ({
      ...region,
      as: region.as === 'blank' ? 'blank' : (found[index]?.as ?? 'word'),
    })),
  };
}

function readExtension(text: string, start: number, endless: Set<string>): Found | undefined {
  if (text[start] !== '{') {
    const marker = start + text.slice(start, start + 4).search(/\S/);
    const isDefinition = matchAt(abbreviation, text, marker) !== undefined;
    const range: Range = [marker, lineEnd(text, marker)];
    return isDefinition ? { tag: { kind: 'attributes', name: '*', args: '', range }, as: 'gap' } : undefined;
  }
  if (text[start + 2] === ':') return readBlock(text, start, endless);
  const list = matchAt(attributeList, text, start);
  // After plain text it is plain text; after emphasis, a link, code or a template it belongs to that.
  const isAttached = text[start - 1] === TEMPLATE_MARK || /[*_)\]`>}]/.test(text[start - 1] ?? '');
  if (!list || !(isAttached || isFirstOnLine(text, start))) return undefined;
  const range: Range = [start, start + list[0].length];
  return { tag: { kind: 'attributes', name: '', args: (list[1] ?? '').trim(), range }, as: 'gap' };
}

/** `{::comment}` and `{::nomarkdown}` (extensions that never end are remembered) up to their `{:/}`, or `{::options … /}`. */
function readBlock(text: string, start: number, endless: Set<string>): Found | undefined {
  const match = matchAt(extension, text, start);
  const name = match?.[1];
  if (!match || name === undefined) return undefined;
  let end = start + match[0].length;
  if (match[3] === undefined) {
    const stop = new RegExp(`\\{:/(?:${name})?\\}`, 'g');
    stop.lastIndex = end;
    if (endless.has(name) || !stop.test(text)) {
      endless.add(name);
      return undefined;
    }
    end = stop.lastIndex;
  }
  const kind = name === 'comment' ? 'comment' : 'raw';
  return { tag: { kind, name, args: (match[2] ?? '').trim(), range: [start, end] }, as: 'gap' };
}

/** A formula that begins a line may hold blank lines; within a text it ends with its paragraph. */
function readFormula(text: string, start: number, find: (from: number) => number): Found | undefined {
  const end = find(start + 2);
  if (end === -1) return undefined;
  const content = text.slice(start + 2, end);
  if (!isFirstOnLine(text, start) && /\n[ \t]*\r?\n/.test(content)) return undefined;
  return { tag: { kind: 'raw', name: '$$', args: content.trim(), range: [start, end + 2] }, as: 'word' };
}

/** Whether only the marks of lists and quotes stand before it. */
function isFirstOnLine(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 100), start);
  return /(?:^|[\r\n])[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?$/.test(before) && !/^[^\r\n]{100}$/.test(before);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
