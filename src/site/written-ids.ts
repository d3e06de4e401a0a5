import type { Dialect } from '../core/dialect.ts';
import { withoutHyphens } from './liquid.ts';

type TemplateSyntax = Dialect['templates'];

/** The ids that an include or shortcode writes, with `WRITTEN` for what is computed; undefined where it may write others. */
export type WrittenIds = readonly string[] | undefined;

/** A template that a template asks for: the name of the tag, and what stands behind it. */
export type ReadIncluded = (tag: string, args: string) => WrittenIds;

/** Longer templates are whole pages, which hardly anybody includes in a post. */
const LONGEST_TEMPLATE = 20_000;

/** No template writes more that somebody links to. */
const MOST_IDS = 1000;

/** Stands for what an expression writes. */
export const WRITTEN = '\uE000';

/**
 * Reads which ids a template brings into a post that gives it words only. A heading, a script, or text of
 * unknown origin leaves them unknown.
 */
export function findWrittenIds(source: string, syntax: TemplateSyntax, readIncluded: ReadIncluded): WrittenIds {
  if (source.length > LONGEST_TEMPLATE) return undefined;
  const included = new Set<readonly string[]>();
  let html = '';
  /** Where expressions of the template write text whose origin is not known. */
  const doubtful: number[] = [];
  for (const part of splitTemplate(source)) {
    if (part.kind === 'text') html += part.text;
    else if (part.kind === 'output') {
      const effect = judgeOutput(part.text, syntax);
      if (effect === 'unknown') return undefined;
      if (effect === 'doubtful') doubtful.push(html.length);
      if (effect !== 'nothing') html += WRITTEN;
    } else if (part.kind === 'tag') {
      const [name = ''] = /^\w*/.exec(part.text) ?? [];
      if (INCLUDES.has(name)) {
        const brought = readIncluded(name, part.text.slice(name.length).trim());
        if (!brought) return undefined;
        included.add(brought);
      } else if (!CONTROLS.has(name)) return undefined;
    } else if (syntax === 'liquid') return undefined;
  }
  if (doubtful.some(offset => !isInTag(html, offset)) || hasHeadingOrScript(html)) return undefined;
  const ids = new Set([...included].flat().concat(idAttributes(html)));
  return ids.size > MOST_IDS ? undefined : [...ids];
}

const INCLUDES = new Set(['include', 'include_relative', 'include_cached', 'render']);

/** Tags that write nothing of their own. */
const CONTROLS = new Set(
  (
    'if elsif elif else endif unless endunless case when endcase for endfor assign capture endcapture comment endcomment ' +
    'increment decrement cycle break continue set endset set_global'
  ).split(' '),
);

interface Part {
  readonly kind: 'text' | 'output' | 'tag' | 'comment';
  readonly text: string;
}

const CLOSING: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };
const KINDS: Readonly<Record<string, Part['kind']>> = { '{{': 'output', '{%': 'tag', '{#': 'comment' };

/** Cuts a template into text and what stands between its delimiters, without hyphens and blanks at the ends. */
function* splitTemplate(source: string): Generator<Part> {
  const opening = /\{[{%#]/g;
  let from = 0;
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const [mark] = match;
    const end = source.indexOf(CLOSING[mark] ?? '', match.index + 2);
    yield { kind: 'text', text: source.slice(from, match.index) };
    from = end === -1 ? source.length : end + 2;
    const inside = source.slice(match.index + 2, end === -1 ? source.length : end);
    yield { kind: KINDS[mark] ?? 'tag', text: withoutHyphens(inside).trim() };
    opening.lastIndex = from;
  }
  yield { kind: 'text', text: source.slice(from) };
}

/**
 * What an expression may write: `words`; `doubtful`, words where it stands in an attribute, HTML elsewhere; `nothing`; or
 * `unknown`.
 */
type Effect = 'words' | 'doubtful' | 'nothing' | 'unknown';

function judgeOutput(expression: string, syntax: TemplateSyntax): Effect {
  if (syntax === 'hugo') return judgeAction(expression);
  if (expression.includes('<')) return 'unknown';
  if (syntax === 'zola') return !/\bsafe\b/.test(expression) || /^body\b/.test(expression) ? 'words' : 'doubtful';
  const isWords =
    /^(?:include[.[]|site\.(?:baseurl|url)\b|forloop\.|["'])/.test(expression) ||
    /^\w+(?:\.\w+)*\.(?:title|name|url|date|slug|id)\b/.test(expression) ||
    /\|\s*(?:date|escape|strip_html|size|relative_url|absolute_url|url|slugify|jsonify)\b[^|]*$/.test(expression);
  return isWords ? 'words' : 'doubtful';
}

/** Go escapes what is not marked as safe; what is comes from the post, if it does not come from the site. */
function judgeAction(action: string): Effect {
  if (action.startsWith('/*')) return 'nothing';
  if (/[<>]|\b(?:partial\w*|template|block|define|Content\w*|Summary|readFile|transform|resources)\b/.test(action))
    return 'unknown';
  const isRaw = /\b(?:safe\w+|markdownify|RenderString|htmlUnescape)\b/.test(action);
  if (isRaw && /\b(?:[Ss]ite|Page|[Dd]ata)\b/.test(action)) return 'unknown';
  return /^(?:if|else|end|with|range|break|continue|return)\b|^\$\w+\s?:?=/.test(action) ? 'nothing' : 'words';
}

/** Whether this place is inside of a tag, where text is a value of an attribute. */
function isInTag(html: string, offset: number): boolean {
  return html.lastIndexOf('<', offset) > html.lastIndexOf('>', offset);
}

/** Headings get ids of their own; so does whatever attribute lists and footnotes are written to; scripts can do anything. */
function hasHeadingOrScript(html: string): boolean {
  return /<(?:h[1-6]|script)\b|^ {0,3}(?:#{1,6}[ \t]|=+[ \t]*$|-{3,}[ \t]*$)|\{:|\[\^/im.test(html);
}

function idAttributes(html: string): string[] {
  const attribute = /(?<![\w:.-])(?:id|name)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+))/gi;
  return Array.from(html.matchAll(attribute), ([, double, single, bare]) => double ?? single ?? bare ?? '');
}
