import { type CurlySyntax, scanCurly } from './curly.ts';
import { findForward, findUnquoted, type TemplateScan } from './scan.ts';

/** Tags of Liquid itself and of Jekyll that need an `end…` tag. */
const blocks = new Set(['if', 'unless', 'case', 'for', 'tablerow', 'capture', 'ifchanged', 'highlight', 'raw']);
const verbatim = { raw: 'raw', comment: 'comment' } as const;
const code = new Set(['highlight']);

/**
 * Finds Liquid as Jekyll does. Tokens are those of `Liquid::TemplateParser` (lib/liquid.rb), which knows no quotes:
 * the first `%}` ends a tag, and a single brace ends an output, which is then an error.
 */
export function scanLiquid(text: string, from: number): TemplateScan {
  const find = { tag: findForward(text, '{%'), tagEnd: findForward(text, '%}'), brace: findForward(text, '}') };
  const findEnd: CurlySyntax['findEnd'] = (start, kind) => {
    if (kind === 'output') {
      const brace = find.brace(start + 2);
      return brace !== -1 && text[brace + 1] === '}' ? brace + 2 : undefined;
    }
    const end = find.tagEnd(start + 2);
    const next = find.tag(start + 2);
    // Liquid would read on to the end of the next tag and then fail; the slip is here.
    return end === -1 || (next !== -1 && next < end) ? undefined : end + 2;
  };
  return scanCurly(text, from, { blocks, verbatim, code, comments: false, findEnd });
}

/** Finds Liquid as Eleventy does: LiquidJS respects quotes in outputs (src/parser/tokenizer.ts, `readOutputToken`). */
export function scanLiquidJs(text: string, from: number): TemplateScan {
  const find = { tag: findForward(text, '{%'), tagEnd: findForward(text, '%}') };
  const findEnd: CurlySyntax['findEnd'] = (start, kind) => {
    if (kind === 'output') return findUnquoted(text, start + 2, '}}');
    const end = find.tagEnd(start + 2);
    const next = find.tag(start + 2);
    return end === -1 || (next !== -1 && next < end) ? undefined : end + 2;
  };
  return scanCurly(text, from, { blocks, verbatim, code, comments: false, findEnd });
}
