import type { Document, TemplateTag } from '../core/document.ts';
import type { CallFact, LinkFact, TemplateRequest } from '../core/site.ts';
import { hexoTagLinks } from './hexo-tags.ts';
import { findPlainCalls } from './plain-calls.ts';
import { shortcodeLinks } from './shortcode-links.ts';

export interface TemplateFacts {
  readonly links: readonly LinkFact[];
  readonly calls: readonly CallFact[];
  /** Why ids can't all be known. */
  readonly unknownIds?: string;
  /** What may bring ids, and says which in its template. */
  readonly idSources?: readonly TemplateRequest[];
}

/** Tags that only put in text, a link or nothing: they bring neither ids nor definitions. */
const HARMLESS = new Set([
  'link',
  'post_url',
  'highlight',
  'endhighlight',
  'raw',
  'endraw',
  'comment',
  'endcomment',
  'assign',
  'capture',
  'endcapture',
  'if',
  'elsif',
  'else',
  'endif',
  'unless',
  'endunless',
  'ref',
  'relref',
  'figure',
  'youtube',
  'gist',
  'vimeo',
  'tweet',
  'x',
  'param',
  'qr',
  'details',
  'instagram',
  'asset_img',
  'asset_path',
  'asset_link',
  'post_link',
  'post_path',
  'img',
  'codeblock',
  'endcodeblock',
  'blockquote',
  'endblockquote',
  'quote',
  'endquote',
  'youtubeplaylist',
]);

const INCLUDES = new Set([
  'include',
  'include_relative',
  'include_cached',
  'render',
  'includecode',
  'include_code',
  'include-code',
]);

/** What the template tags of a post say about the site. */
export function templateFacts(doc: Document): TemplateFacts {
  const calls: CallFact[] = [];
  const sources = new Map<string, TemplateRequest>();
  const isPlain = findPlainCalls(doc);
  let unknownIds: string | undefined;
  for (const tag of doc.templates) {
    const call = callOf(tag, doc);
    if (call) calls.push(call);
    if (!bringsUnknownText(tag)) continue;
    if (call && call.name !== '' && isPlain(tag)) sources.set(`${call.tag} ${call.name}`, requestOf(call));
    else unknownIds ??= `“${tag.name === '' ? 'a template expression' : tag.name}” may bring ids of its own`;
  }
  return {
    links: [...shortcodeLinks(doc), ...hexoTagLinks(doc)],
    calls,
    ...(unknownIds !== undefined && { unknownIds }),
    ...(sources.size > 0 && { idSources: [...sources.values()] }),
  };
}

function requestOf({ kind, name, tag }: CallFact): TemplateRequest {
  return kind === 'include' ? { kind, name, tag } : { kind, name };
}

function callOf(tag: TemplateTag, { dialect, frontMatter }: Document): CallFact | undefined {
  if (tag.closing || tag.name === '') return undefined;
  if (tag.kind === 'shortcode') return { kind: 'shortcode', tag: tag.name, name: tag.name, range: tag.range };
  // Of another language than the site's nothing is known.
  const isShortcode = dialect.generator === 'eleventy' && frontMatter?.data['templateEngineOverride'] === undefined;
  if (isShortcode && tag.kind === 'tag' && !INCLUDES.has(tag.name))
    return { kind: 'shortcode', tag: tag.name, name: tag.name, range: tag.range };
  if (tag.kind !== 'tag' || !INCLUDES.has(tag.name)) return undefined;
  const isCode = tag.name === 'include_code' || tag.name === 'include-code';
  // Nunjucks goes on where such a file is not there.
  const isOptional = /\signore missing\b/.test(tag.args);
  const name = isOptional ? '' : isCode ? codeName(tag.args) : includedName(tag.args);
  return { kind: 'include', tag: isCode ? 'include_code' : tag.name, name, range: tag.range };
}

/** The first word: parameters follow it. An expression or a variable is decided by the build. */
function includedName(args: string): string {
  const [, quoted, bare = ''] = /^(?:["']([^"']*)["']|([^\s,]+))/.exec(args) ?? [];
  if (quoted !== undefined) return quoted;
  return /[{[]/.test(bare) || !bare.includes('.') ? '' : bare;
}

/** Hexo's `{% include_code [title] [lang:js] [from:1] [to:9] path %}` (lib/plugins/tag/include_code.js). */
function codeName(args: string): string {
  const words = args.replace(/(?:^|\s)(?:lang:\w+|from:\d+|to:\d+)(?=\s|$)/gi, ' ').split(/\s+/);
  const name = words.filter(word => word !== '').at(-1) ?? '';
  return /[{"']/.test(name) ? '' : name;
}

/** An expression inside a line is a word or an address; whole blocks of HTML come from tags. */
function bringsUnknownText(tag: TemplateTag): boolean {
  if (tag.kind === 'raw' || tag.kind === 'comment' || tag.kind === 'attributes' || tag.closing) return false;
  if (tag.kind === 'output') return /\b(?:content|include|markdownify|capture)\b/.test(tag.args);
  return !HARMLESS.has(tag.name);
}
