import type { HeadingIds } from '../../../core/dialect.ts';
import {
  isCall,
  isFunction,
  isObject,
  isReference,
  type Literal,
  type LiteralCall,
  literalAt,
  UNKNOWN,
} from '../../literals/literal.ts';
import { anchorIds, UNKNOWN_IDS } from './anchor-ids.ts';
import { type EleventyConfig, unwind } from './config.ts';
import type { PluginEffects } from './plugins.ts';

export interface MarkdownSetup {
  readonly headingIds: HeadingIds;
  /** Something unknown sees the links before they are written. */
  readonly mayRewriteLinks: boolean;
}

const UNKNOWN_SETUP: MarkdownSetup = { headingIds: UNKNOWN_IDS, mayRewriteLinks: true };

/** Plugins of markdown-it that make no ids of headings and leave links alone. */
const HARMLESS = new Set(
  (
    'abbr bracketed-spans collapsible container deflist emoji external-link external-links footnote imsize ins kbd ' +
    'link-attributes lazy-loading mark math mathjax mathjax3 katex multimd-table prism highlightjs shiki smartarrows sub ' +
    'sup table-of-contents task-list task-lists task-checkbox toc-done-right toc implicit-figures image-figures figure ' +
    'figures figure-caption texmath admonition callouts spoiler ruby center-text div html5-embed video github-alerts'
  )
    .split(' ')
    .map(name => `markdown-it-${name}`)
    .concat('@shikijs/markdown-it')
    .concat(
      'abbr alert container dl footnote katex mark sub sup tasklist tex tab spoiler ins align'
        .split(' ')
        .map(name => `@mdit/plugin-${name}`),
    ),
);

/** What plugins read in a heading that is text for everybody else, by the end of their names. */
const MARKS: Readonly<Record<string, string>> = {
  emoji: ':',
  mark: '=',
  ins: '+',
  sub: '~',
  sup: '^',
  katex: '$',
  texmath: '$',
  math: '$',
  mathjax: '$',
  mathjax3: '$',
  ruby: '{',
  imsize: '!',
};

const ANCHOR = /^(?:markdown-it-anchor|@types\/markdown-it-anchor)(?: \w+)?$/;
const ATTRIBUTES = /^(?:markdown-it-attrs|@mdit\/plugin-attrs)(?: \w+)?$/;

/** What gives headings their ids: markdown-it with its plugins, then Eleventy's own. */
export function readMarkdownSetup(config: EleventyConfig | undefined, effects: PluginEffects): MarkdownSetup {
  const byPlugin: HeadingIds = { style: effects.hasIdAttributes ? 'eleventy-id-attribute' : 'none' };
  if (!config) return { headingIds: byPlugin, mayRewriteLinks: false };
  const uses = listUses(config);
  const hasTransform = config.calls.some(({ method, args }) => method === 'addTransform' && !isFormatter(args[0]));
  const mayPatch = /\.(?:render|parse|renderer)\b[^=;\n]{0,80}=[^=>]/.test(withoutRules(config.source));
  if (!uses || effects.stranger !== undefined || hasTransform || mayPatch) return UNKNOWN_SETUP;
  const anchors = uses.filter(({ name }) => ANCHOR.test(name));
  const hasAttributes = uses.some(({ name }) => ATTRIBUTES.test(name));
  const others = uses.filter(({ name }) => !ANCHOR.test(name) && !ATTRIBUTES.test(name) && !isHarmless(name));
  if (others.some(({ source }) => source === undefined || SPEAKS_OF_IDS.test(source))) return UNKNOWN_SETUP;
  const mayRewriteLinks = others.some(({ source = '' }) => SPEAKS_OF_LINKS.test(source));
  const marks = uses
    .map(({ name }) => MARKS[name.split(' ')[0]?.replace(/^.*(?:plugin|it)-/, '') ?? ''] ?? '')
    .join('');
  const attributes = {
    ...(hasAttributes && { attributes: true }),
    ...(uses.some(({ name }) => /footnote/.test(name)) && { footnotes: true }),
    ...(marks !== '' && { marks }),
  };
  const [anchor] = anchors;
  if (effects.hasOwnIds || (anchor && effects.hasIdAttributes) || anchors.length > 1)
    return { headingIds: UNKNOWN_IDS, mayRewriteLinks };
  if (anchor) return { headingIds: anchorIds(anchor.options, attributes), mayRewriteLinks };
  const style = byPlugin.style === 'none' && hasAttributes ? 'explicit' : byPlugin.style;
  return {
    headingIds: Object.keys(attributes).length > 0 ? { style, options: attributes } : { style },
    mayRewriteLinks,
  };
}

/** How a token is written changes neither ids nor addresses, unless it has one. */
function withoutRules(source: string): string {
  return source.replace(/\.renderer\.rules\.(?!heading|link|image|html)\w{1,60}\s{0,9}=/g, '');
}

/** By the package, whatever is taken from it. */
function isHarmless(name: string): boolean {
  return HARMLESS.has(name.split(' ')[0] ?? '');
}

/** Transforms that only write the page in another form. */
function isFormatter(name: Literal): boolean {
  return typeof name === 'string' && /min|compress|prettier|prettify|beautif|format/i.test(name);
}

/** A preprocessor that leaves drafts out, and nothing else. */
export function isDraftFilter([name, , filter]: readonly Literal[]): boolean {
  return (typeof name === 'string' && /draft/i.test(name)) || (isFunction(filter) && /\bdraft\b/.test(filter.source));
}

interface Use {
  /** The package; empty where it can't be known. */
  readonly name: string;
  readonly options: Literal;
  /** The text of a plugin that the site has itself. */
  readonly source?: string;
}

/** What the code of a plugin must say to give a heading an id, or another element, or to change an address. */
const SPEAKS_OF_IDS =
  /heading|\bh[1-6]\b|slug|anchor|["'`]id["'`]|\bid=|\battr(?:Set|Join|Push)\b|\.use\(|require\(|import\(/i;
const SPEAKS_OF_LINKS = /href|link|image|src\b|url/i;

/** The plugins of markdown-it; undefined where it is set up in a way that can't be followed. */
export function listUses(config: EleventyConfig): Use[] | undefined {
  const uses: Use[] = [];
  for (const { method, args } of config.calls) {
    // What sees the text before Markdown does may write headings and links into it.
    if (method === 'addPreprocessor' && !isDraftFilter(args)) uses.push(useOf(args[2], undefined));
    if (args[0] !== 'md' && args[0] !== UNKNOWN) continue;
    if (method === 'addMarkdownHighlighter') continue;
    const found = method === 'setLibrary' ? libraryUses(args[1], config) : amendedUses(method, args[1]);
    if (!found) return undefined;
    uses.push(...found);
  }
  return uses;
}

function libraryUses(library: Literal, config: EleventyConfig): Use[] | undefined {
  if (!isCall(library)) return undefined;
  const chain = unwind(library);
  const [made, ...built] = chain;
  if (!made || made.on !== undefined || !/^markdown-?it(?: MarkdownIt)?$/i.test(made.module ?? '')) return undefined;
  const options = made.args.at(-1);
  // Quotes and dashes of another form are other letters of a heading.
  if (isObject(options) && (options.open || ![false, undefined].includes(toFlag(literalAt(options, 'typographer')))))
    return undefined;
  const later = config.others.filter(call => call !== library && unwind(call).some(each => each.on === library));
  const all = [...built, ...later.flatMap(call => unwind(call).slice(chain.length))];
  return all.flatMap(usesOf);
}

function toFlag(value: Literal): boolean | undefined {
  return value === undefined ? undefined : value !== false;
}

/** `amendLibrary('md', md => md.use(plugin))`. */
function amendedUses(method: string, amend: Literal): Use[] | undefined {
  if (method !== 'amendLibrary') return [];
  if (!isFunction(amend)) return undefined;
  const [parameter] = amend.parameters;
  const calls = isCall(amend.returns) ? [...amend.calls, amend.returns] : amend.calls;
  const isOwn = (call: LiteralCall) => {
    const root = unwind(call)[0]?.on;
    return isReference(root) && root.name === parameter;
  };
  // What is not written as a call of the library may do anything to it.
  if (!calls.every(isOwn) || /=[^=>]/.test(amend.source)) return undefined;
  return calls.flatMap(unwind).flatMap(usesOf);
}

function usesOf({ callee, args }: LiteralCall): Use[] {
  if (callee !== 'use') return [];
  return [useOf(args[0], args[1])];
}

function useOf(plugin: Literal, options: Literal): Use {
  if (isFunction(plugin)) return { name: '', options, source: plugin.source };
  if (!isReference(plugin) || plugin.module === undefined) return { name: '', options: UNKNOWN };
  const own = plugin.keys.at(-1) ?? plugin.name;
  return { name: own === 'default' ? plugin.module : `${plugin.module} ${own}`, options };
}
