import type { FrontMatterStyle } from '../../core/dialect.ts';
import { quote } from '../../core/quote.ts';
import { endOfLine, type Split, skipNewline, trimNewline } from './block.ts';
import type { FrontMatterLanguage } from './fences.ts';
import { isFilledIn } from './misplaced.ts';

/** What was probably meant as the opening fence: too short or long, dashes that a word processor made, a code fence. */
const almostFence =
  /^(?:-{2}|-{4,}|[–—]-?|[–—]{2,3}|(?:- ){2,}-|\*{3,}|={3,}|~{3}|\+{2}|\+{4,}|```(?:ya?ml|toml)?)[ \t]*$/;

const closingFence = /^(?:-{2,}|\+{2,}|[–—]{1,3}|\*{3}|={3,}|~{3}|```)[ \t]*\r?$/gm;

/** A whole block whose opening fence is none, or is not there; the keys are read all the same. */
export function findWrongOpening(text: string, style: FrontMatterStyle): Split | undefined {
  const lineEnd = endOfLine(text, 0);
  const line = text.slice(0, Math.min(lineEnd, 200)).trimEnd();
  const isFence = almostFence.test(line);
  const start = isFence ? skipNewline(text, lineEnd) : 0;
  const [close] = text.slice(start, 4000).matchAll(closingFence);
  if (!close) return undefined;
  const contentEnd = start + close.index;
  const content = text.slice(start, contentEnd);
  // two lines over a line of dashes may as well be a heading
  if (!isFilledIn(content) || (!isFence && content.trim().split('\n').length < 3)) return undefined;
  const language: FrontMatterLanguage = /^[\w-]+\s*=/m.test(content) ? 'toml' : 'yaml';
  const fence = language === 'toml' ? '+++' : '---';
  const end = contentEnd + close[0].trimEnd().length;
  const effect = effectOf(line, style);
  const newline = text.slice(lineEnd, skipNewline(text, lineEnd));
  return {
    block: { language, range: [0, end], content: [start, trimNewline(text, contentEnd)], open: '', close: '' },
    problems: [
      {
        kind: 'unclosed',
        code: isFence ? 'wrong-opening-fence' : 'no-opening-fence',
        range: [0, line.length],
        message: isFence
          ? `${quote(line)} does not open front matter${effect}`
          : `${quote(line)} begins front matter without an opening fence${effect}`,
        hint: isFence ? `Write exactly “${fence}”` : `Put a line “${fence}” above it`,
        fix: {
          title: isFence ? `Write “${fence}”` : `Add “${fence}”`,
          safety: 'suggested',
          edits: [
            isFence ? { start: 0, end: line.length, text: fence } : { start: 0, end: 0, text: fence + newline },
            ...(close[0].trimEnd() === fence ? [] : [{ start: contentEnd, end, text: fence }]),
          ],
        },
      },
    ],
    end: skipNewline(text, end),
  };
}

function effectOf(line: string, style: FrontMatterStyle): string {
  if (style === 'hexo') return ', so Hexo leaves the post out';
  const fails =
    style === 'zola' || (style === 'hugo' && /^[-+]/.test(line)) || (style === 'astro' && /^(?:-{4}|\+{4})/.test(line));
  return fails ? ', so the build fails' : ', so it is published as text';
}
