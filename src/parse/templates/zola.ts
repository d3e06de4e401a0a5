import type { TemplateProblem, TemplateTag } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { arrangeRegions, type TemplateRegion, type TemplateScan } from './scan.ts';

/** Arguments hold braces only in strings. Their length is limited, lest hostile text is read over and over. */
const call = String.raw`\s*([A-Za-z_]\w*)\s*\(((?:[^"'\`(){}]|"[^"]*"|'[^']*'|\`[^\`]*\`){0,5000})\)\s*`;
const inline = new RegExp(String.raw`\{\{${call}\}\}`, 'y');
const bodyStart = new RegExp(String.raw`\{%${call}%\}`, 'y');
const ignored = new RegExp(String.raw`\{(?:\{/\*${call}\*/\}|%/\*(?:${call}|\s*end\s*)\*/%)\}`, 'y');
const bodyEnd = /\{%\s*end\s*%\}/y;

/**
 * Finds Zola's shortcodes, in code as well: `{{ name(…) }}` and `{% name(…) %} … {% end %}`
 * (components/markdown/src/content.pest). What is not well-formed is text to Zola.
 */
export function scanZola(text: string, from: number): TemplateScan {
  const tags: TemplateTag[] = [];
  const problems: TemplateProblem[] = [];
  const regions: TemplateRegion[] = [];
  const open: { readonly name: string; readonly range: Range }[] = [];
  const opening = /\{[{%]/g;
  opening.lastIndex = from;

  const read = (start: number): number => {
    const found = matchAt(ignored, text, start) ?? matchAt(bodyEnd, text, start);
    const shortcode = matchAt(inline, text, start) ?? matchAt(bodyStart, text, start);
    const match = found ?? shortcode;
    if (!match) return start + 2;
    const range: Range = [start, start + match[0].length];
    regions.push({ range, flow: !match[0].startsWith('{{/') });
    if (shortcode) {
      const name = match[1] ?? '';
      tags.push({ kind: 'shortcode', name, args: (match[2] ?? '').trim(), range });
      if (match[0].startsWith('{%')) open.push({ name, range });
    } else if (match[0].includes('/*')) tags.push({ kind: 'raw', name: '', args: match[0].slice(4, -4).trim(), range });
    else {
      const block = open.pop();
      tags.push({ kind: 'shortcode', name: block?.name ?? 'end', args: '', range, closing: true });
      if (!block) {
        const message = `${quote(match[0])} closes a shortcode that is not open`;
        problems.push({ range, message, hint: 'Remove it, or open the shortcode with “{% name() %}”' });
      }
    }
    return range[1];
  };

  for (let match = opening.exec(text); match; match = opening.exec(text)) opening.lastIndex = read(match.index);
  for (const { range } of open) {
    const message = `Shortcode ${quote(text.slice(...range))} is never closed`;
    problems.push({ range, message, hint: 'Add “{% end %}” where it should end' });
  }
  problems.sort((left, right) => left.range[0] - right.range[0]);
  return { tags, problems, regions: arrangeRegions(text, regions) };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
