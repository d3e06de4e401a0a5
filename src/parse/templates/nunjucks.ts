import { scanCurly } from './curly.ts';
import { findUnquoted, type TemplateScan } from './scan.ts';

/** Tags of Nunjucks that need an `end…` tag (https://mozilla.github.io/nunjucks/templating.html#tags). */
const blocks = new Set([
  'if',
  'for',
  'asyncEach',
  'asyncAll',
  'macro',
  'call',
  'block',
  'filter',
  'set',
  'switch',
  'raw',
]);
const verbatim = { raw: 'raw', verbatim: 'raw' } as const;

/** Finds Nunjucks as Eleventy does: before Markdown, with quotes respected. */
export function scanNunjucks(text: string, from: number): TemplateScan {
  return scanCurly(text, from, {
    blocks,
    verbatim,
    code: new Set(['highlight']),
    comments: true,
    findEnd: (start, kind) => findUnquoted(text, start + 2, kind === 'tag' ? '%}' : '}}'),
    // `{% set cat = "Tabby" %}` is whole; `{% set cat %}` opens a block.
    isBlock: (name, args) => name !== 'set' || !args.includes('='),
  });
}
