import type { Document, TemplateTag } from '../core/document.ts';
import type { LinkFact } from '../core/site.ts';
import type { Range } from '../core/span.ts';

export interface TagArgument {
  readonly value: string;
  /** The value without its quotes, in the text that was read. */
  readonly range: Range;
}

/** The words of a tag of Hexo (lib/extend/tag.js, _parseArgs); quotes hold words together. */
export function splitTagArguments(args: string): TagArgument[] {
  return Array.from(args.matchAll(/"((?:[^"\\]|\\.)*)"(?!\S)|'((?:[^'\\]|\\.)*)'(?!\S)|\S+/g), match => {
    const quoted = match[1] ?? match[2];
    const start = match.index + (quoted === undefined ? 0 : 1);
    const written = quoted ?? match[0];
    return {
      value: quoted === undefined ? written : quoted.replace(/\\(.)/g, '$1'),
      range: [start, start + written.length],
    };
  });
}

const IMAGE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?)$/i;
const ADDRESS = /^(?:[a-z]{3,9}:)?\/\//i;

type Finder = (args: readonly TagArgument[]) => TagArgument | undefined;

const first: Finder = args => args[0];
/** The first word that names a file of the post: classes may stand before it, sizes after it. */
const image: Finder = args =>
  args.find(({ value }) => IMAGE_FILE.test(value)) ?? (args.length === 1 ? args[0] : undefined);
/** lib/plugins/tag/img.js: a word that begins like an address. */
const source: Finder = args => args.find(({ value }) => value.startsWith('/') || ADDRESS.test(value));
const address: Finder = args => args.find(({ value }) => ADDRESS.test(value));

/** Tags that lead somewhere (lib/plugins/tag), by the name that the facts have them by. */
const TAGS: Readonly<Record<string, readonly [name: string, element: LinkFact['element'], find: Finder]>> = {
  post_link: ['post_link', 'link', first],
  asset_link: ['asset_link', 'link', first],
  asset_img: ['asset_img', 'image', image],
  asset_image: ['asset_img', 'image', image],
  img: ['img', 'image', source],
  image: ['img', 'image', source],
  link: ['link', 'link', address],
  a: ['link', 'link', address],
  anchor: ['link', 'link', address],
  url_for: ['url_for', 'link', args => args[1]],
};

/** What the tags of a post lead to; `asset_path` and `post_path` are read where they are the address of something. */
export function hexoTagLinks(doc: Document): LinkFact[] {
  if (doc.dialect.templates !== 'hexo') return [];
  return doc.templates.flatMap(tag => (tag.kind === 'tag' && !tag.closing ? tagLink(doc, tag) : []));
}

function tagLink(doc: Document, tag: TemplateTag): LinkFact[] {
  if (!Object.hasOwn(TAGS, tag.name)) return [];
  const [name, element, find] = TAGS[tag.name] ?? [tag.name, 'link', first];
  const found = find(splitTagArguments(tag.args));
  if (!found || found.value === '' || /["']/.test(found.value)) return [];
  const source = doc.text.slice(...tag.range);
  const offset = tag.range[0] + source.indexOf(tag.args, source.indexOf(tag.name) + tag.name.length);
  const range = [offset + found.range[0], offset + found.range[1]] as const;
  return [{ element, origin: 'template', name, href: found.value, range }];
}
