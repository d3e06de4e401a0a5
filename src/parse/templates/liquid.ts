import type { TemplateProblem, TemplateTag } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { type OpenBlock, trackBlocks } from './blocks.ts';
import { arrangeRegions, findForward, type TemplateRegion, type TemplateScan } from './scan.ts';

/** Tags of Liquid itself and of Jekyll that need an `end…` tag. A plugin's blocks can't be known, so they are not judged. */
const blockNames = new Set(['if', 'unless', 'case', 'for', 'tablerow', 'capture', 'ifchanged', 'highlight']);

/**
 * Finds Liquid as Jekyll and Eleventy would: before Markdown, so in code as well.
 * Tokens are those of `Liquid::TemplateParser` (lib/liquid.rb), which knows no quotes: the first `%}` ends a tag,
 * and a single brace ends an output, which is then an error. LiquidJS waits for both braces.
 */
export function scanLiquid(text: string, from: number, flavor: 'ruby' | 'liquidjs' = 'ruby'): TemplateScan {
  const tags: TemplateTag[] = [];
  const problems: TemplateProblem[] = [];
  const regions: TemplateRegion[] = [];
  const blocks = trackBlocks(text, blockNames);
  const find = {
    tag: findForward(text, '{%'),
    output: findForward(text, '{{'),
    tagEnd: findForward(text, '%}'),
    outputEnd: findForward(text, flavor === 'ruby' ? '}' : '}}'),
  };
  /** Blocks that never end: looking for each end again would be quadratic. */
  const endless = new Set<string>();
  /** The block whose body is code: all of it is one region. */
  let highlight: OpenBlock | undefined;
  const addRegion = (range: Range, flow: boolean) => {
    if (!highlight) regions.push({ range, flow });
  };

  /** Reads `{{ … }}` and returns where to go on. */
  const readOutput = (start: number): number => {
    const brace = find.outputEnd(start + 2);
    const end = brace + 2;
    if (brace === -1 || text[brace + 1] !== '}') {
      const range: Range = [start, brace === -1 ? lineEnd(text, start) : brace + 1];
      problems.push({
        range,
        message: `Template output ${quote(text.slice(...range))} is not closed`,
        hint: 'Close it with “}}”, or wrap text that is no template in “{% raw %}” and “{% endraw %}”',
      });
      addRegion([start, start + 2], false);
      return start + 2;
    }
    const args = text.slice(start + 2, end - 2).replace(/^-|-$/g, '');
    tags.push({ kind: 'output', name: '', args: args.trim(), range: [start, end] });
    addRegion([start, end], false);
    return end;
  };

  /** Reads `{% raw %}` or `{% comment %}` up to its end tag. */
  const readVerbatim = (name: 'raw' | 'comment', opening: Range): number => {
    const closing = endless.has(name) ? undefined : findEnd(text, name, opening[1]);
    if (!closing) {
      endless.add(name);
      problems.push(blocks.describeUnclosed({ name, range: opening }));
      addRegion(opening, true);
      return name === 'raw' ? text.length : opening[1];
    }
    tags.push({ kind: name, name, args: '', range: [opening[0], closing[1]] });
    if (name === 'comment') addRegion([opening[0], closing[1]], true);
    else {
      addRegion(opening, true);
      addRegion(closing, true);
    }
    return closing[1];
  };

  const readTag = (start: number): number => {
    const close = find.tagEnd(start + 2);
    const inner = find.tag(start + 2);
    if (close === -1 || (inner !== -1 && inner < close)) {
      const limit = Math.min(lineEnd(text, start), inner === -1 ? text.length : inner);
      const range: Range = [start, start + text.slice(start, limit).trimEnd().length];
      problems.push({
        range,
        message: `Template tag ${quote(text.slice(...range))} is not closed`,
        hint: 'Close it with “%}”',
      });
      addRegion(range, false);
      return range[1];
    }
    const range: Range = [start, close + 2];
    const content = text
      .slice(start + 2, close)
      .replace(/^-|-$/g, '')
      .trim();
    const name = /^(?:#|\w[\w-]*)/.exec(content)?.[0] ?? '';
    if (name === 'raw' || name === 'comment') return readVerbatim(name, range);
    const closing = name.startsWith('end');
    tags.push({ kind: 'tag', name, args: content.slice(name.length).trim(), range, ...(closing && { closing }) });
    if (closing) problems.push(...blocks.close(name.slice(3), range));
    else blocks.open({ name, range });
    if (name === 'highlight') highlight ??= { name, range };
    else if (name === 'endhighlight' && highlight) {
      regions.push({ range: [highlight.range[0], range[1]], flow: true });
      highlight = undefined;
      return range[1];
    }
    addRegion(range, true);
    return range[1];
  };

  let at = from;
  while (at < text.length) {
    const tag = find.tag(at);
    const output = find.output(at);
    if (tag === -1 && output === -1) break;
    at = output === -1 || (tag !== -1 && tag < output) ? readTag(tag) : readOutput(output);
  }
  problems.push(...blocks.end());
  if (highlight) regions.push({ range: [highlight.range[0], text.length], flow: true });
  problems.sort((left, right) => left.range[0] - right.range[0]);
  return { tags, problems, regions: arrangeRegions(text, regions) };
}

/** The end tag of a block whose body is not read: raw blocks and comments. */
function findEnd(text: string, name: string, from: number): Range | undefined {
  const pattern = new RegExp(`\\{%-?\\s*end${name}\\b[^%]*%\\}`, 'g');
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? [match.index, pattern.lastIndex] : undefined;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline === -1) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}
