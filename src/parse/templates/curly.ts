import type { TemplateProblem, TemplateTag } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { type OpenBlock, trackBlocks } from './blocks.ts';
import { arrangeRegions, findForward, lineEnd, type TemplateRegion, type TemplateScan } from './scan.ts';

/** A language of `{% tags %}` and `{{ outputs }}` that is expanded before Markdown, in code as well. */
export interface CurlySyntax {
  /** Tags that need an `end…` tag. A plugin's blocks can't be known, so they are not judged. */
  readonly blocks: ReadonlySet<string>;
  /** Blocks whose content the language leaves alone (`raw`) or drops (`comment`). */
  readonly verbatim: Readonly<Record<string, 'raw' | 'comment'>>;
  /** Blocks whose content is code. */
  readonly code: ReadonlySet<string>;
  /** `{# … #}` is a comment. */
  readonly comments: boolean;
  /** The offset behind the tag or output that begins at `start`; undefined where it does not end. */
  readonly findEnd: (start: number, kind: 'tag' | 'output') => number | undefined;
  /** Some tags are a block only with some arguments. */
  readonly isBlock?: (name: string, args: string) => boolean;
}

/** So many unclosed tags are no slips: what follows is not read as templates. */
const unclosedLimit = 50;

export function scanCurly(text: string, from: number, syntax: CurlySyntax): TemplateScan {
  const tags: TemplateTag[] = [];
  const problems: TemplateProblem[] = [];
  const regions: TemplateRegion[] = [];
  const blocks = trackBlocks(text, syntax.blocks);
  const commentEnd = findForward(text, '#}');
  /** Blocks that never end: looking for each end again would be quadratic. */
  const endless = new Set<string>();
  let unclosed = 0;
  let code: OpenBlock | undefined;
  // Hostile text leaves more blocks open than a call may have arguments.
  const addAll = (more: readonly TemplateProblem[]) => {
    for (const problem of more) problems.push(problem);
  };
  const addRegion = (range: Range, flow: boolean) => {
    if (!code) regions.push({ range, flow });
  };

  const reportUnclosed = (start: number, what: string, hint: string): number => {
    unclosed++;
    const range: Range = [start, start + sliceUnclosed(text, start).length];
    problems.push({ range, message: `${what} ${quote(text.slice(...range))} is not closed`, hint });
    addRegion([start, start + 2], false);
    return start + 2;
  };

  const readComment = (start: number): number => {
    const end = commentEnd(start + 2);
    if (end === -1) return reportUnclosed(start, 'Template comment', 'Close it with “#}”');
    const range: Range = [start, end + 2];
    tags.push({ kind: 'comment', name: '', args: '', range });
    addRegion(range, true);
    return range[1];
  };

  const readOutput = (start: number): number => {
    const end = syntax.findEnd(start, 'output');
    if (end === undefined) {
      const hint = 'Close it with “}}”, or wrap text that is no template in “{% raw %}” and “{% endraw %}”';
      return reportUnclosed(start, 'Template output', hint);
    }
    const args = text.slice(start + 2, end - 2).replace(/^-|-$/g, '');
    tags.push({ kind: 'output', name: '', args: args.trim(), range: [start, end] });
    addRegion([start, end], false);
    return end;
  };

  /** Reads `{% raw %}` or `{% comment %}` up to its end tag. */
  const readVerbatim = (name: string, kind: 'raw' | 'comment', opening: Range): number => {
    const closing = endless.has(name) ? undefined : findEndTag(text, name, opening[1]);
    if (!closing) {
      endless.add(name);
      problems.push(blocks.describeUnclosed({ name, range: opening }));
      addRegion(opening, true);
      return kind === 'raw' ? text.length : opening[1];
    }
    tags.push({ kind, name, args: '', range: [opening[0], closing[1]] });
    if (kind === 'comment') addRegion([opening[0], closing[1]], true);
    else {
      addRegion(opening, true);
      addRegion(closing, true);
    }
    return closing[1];
  };

  const readTag = (start: number): number => {
    const end = syntax.findEnd(start, 'tag');
    if (end === undefined) return reportUnclosed(start, 'Template tag', 'Close it with “%}”');
    const range: Range = [start, end];
    const content = text
      .slice(start + 2, end - 2)
      .replace(/^-|-$/g, '')
      .trim();
    const name = /^(?:#|\w[\w-]*)/.exec(content)?.[0] ?? '';
    const args = content.slice(name.length).trim();
    const verbatim = Object.hasOwn(syntax.verbatim, name) ? syntax.verbatim[name] : undefined;
    if (verbatim) return readVerbatim(name, verbatim, range);
    const closing = name.startsWith('end');
    tags.push({ kind: 'tag', name, args, range, ...(closing && { closing }) });
    if (closing) addAll(blocks.close(name.slice(3), range));
    else if (syntax.isBlock?.(name, args) ?? true) blocks.open({ name, range });
    if (code && name === `end${code.name}`) {
      regions.push({ range: [code.range[0], end], flow: true });
      code = undefined;
    } else if (!code && syntax.code.has(name)) code = { name, range };
    else addRegion(range, true);
    return end;
  };

  const opening = syntax.comments ? /\{[{%#]/g : /\{[{%]/g;
  opening.lastIndex = from;
  for (let match = opening.exec(text); match && unclosed < unclosedLimit; match = opening.exec(text)) {
    const read = match[0] === '{%' ? readTag : match[0] === '{{' ? readOutput : readComment;
    opening.lastIndex = read(match.index);
  }
  addAll(blocks.end());
  if (code) regions.push({ range: [code.range[0], text.length], flow: true });
  problems.sort((left, right) => left.range[0] - right.range[0]);
  return { tags, problems, regions: arrangeRegions(text, regions) };
}

/** The end tag of a block whose body is not read. */
function findEndTag(text: string, name: string, from: number): Range | undefined {
  const pattern = new RegExp(`\\{%-?\\s*end${name}\\b[^%]*%\\}`, 'g');
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? [match.index, pattern.lastIndex] : undefined;
}

/** The part of an unclosed tag that is surely meant: to the line's end, the next tag or a single brace. */
function sliceUnclosed(text: string, start: number): string {
  const line = text.slice(start, Math.min(lineEnd(text, start), start + 300));
  return (/^\{.(?:(?!\{[{%])[^}])*\}?/.exec(line)?.[0] ?? line).trimEnd();
}
