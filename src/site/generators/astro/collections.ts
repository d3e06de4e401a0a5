import { matchGlobs } from '../../../core/match-globs.ts';
import type { Shape, SiteSchema } from '../../../core/shape.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { extensionOf } from '../../address.ts';
import { isCall, isFunction, isObject, type Literal, literalAt, textsOf, UNKNOWN } from '../../literals/literal.ts';
import { readModule } from '../../literals/read-module.ts';
import { baseOf, readEntryIds } from './entry-ids.ts';
import type { AstroSettings } from './settings.ts';
import { readShape } from './shapes.ts';

/** A content collection (docs.astro.build, “Content collections”). */
export interface Collection {
  readonly name: string;
  /** Relative to the root, with a final slash. */
  readonly base: string;
  readonly includes: (path: string) => boolean;
  /** `generateId` in the configuration makes ids that can't be known. */
  readonly knowsIds: boolean;
  /** Without a loader: entries have a `slug`, and their `id` is the file's path. */
  readonly isLegacy: boolean;
  /** Keys of the front matter that are images next to the post (`image()`), as JSON Pointers; undefined if unknown. */
  readonly imageKeys: ReadonlySet<string> | undefined;
  /** What the front matter of its entries must look like. */
  readonly schema: SiteSchema | undefined;
}

/** Entries are Markdown, MDX and Markdoc files; other Markdown endings are pages only (astro/src/vite-plugin-markdown). */
const ENTRY_ENDINGS = new Set(['.md', '.mdx', '.mdoc']);

export function readCollections(files: SiteFiles, settings: AstroSettings): Collection[] {
  const candidates = ['content.config', 'content/config', 'live.config'].flatMap(stem =>
    ['.ts', '.mts', '.js', '.mjs'].map(ending => settings.source + stem + ending),
  );
  const file = candidates.find(files.has);
  const collections = file === undefined ? undefined : readModule(file, files.read)?.named('collections');
  if (!isObject(collections)) return legacyFolders(files, settings);
  const definitions = new Map(
    Array.from(collections.entries, ([name, value]): [string, Literal] => [
      name,
      isCall(value) ? value.args[0] : undefined,
    ]),
  );
  const idsOf = (name: string) => readEntryIds(name, definitions.get(name), { files, settings });
  return [...definitions].flatMap(([name, definition]) => {
    const collection = definition === undefined ? undefined : collectionOf(name, definition, settings);
    const shape = readShape(literalAt(definition, 'schema'));
    if (!collection || shape.want.kind === 'any' || file === undefined) return collection ?? [];
    return { ...collection, schema: { shape: withIds(shape, idsOf), name: `collection “${name}”`, file } };
  });
}

/** The shape with the ids that its references may name. */
function withIds(shape: Shape, idsOf: (name: string) => ReadonlySet<string> | undefined): Shape {
  const { want } = shape;
  const inner = (part: Shape) => withIds(part, idsOf);
  if (want.kind === 'list') return { ...shape, want: { ...want, items: inner(want.items) } };
  if (want.kind === 'either') return { ...shape, want: { ...want, of: want.of.map(inner) } };
  if (want.kind === 'map') {
    const keys = new Map(Array.from(want.keys, ([key, part]) => [key, inner(part)]));
    return { ...shape, want: { ...want, keys } };
  }
  const ids = want.kind === 'reference' ? idsOf(want.collection) : undefined;
  return want.kind === 'reference' && ids ? { ...shape, want: { ...want, ids } } : shape;
}

function collectionOf(name: string, definition: Literal, settings: AstroSettings): Collection | undefined {
  const loader = literalAt(definition, 'loader');
  const imageKeys = imageKeysOf(literalAt(definition, 'schema'));
  if (loader === undefined) return legacyCollection(name, settings, imageKeys);
  if (!isCall(loader)) return undefined;
  if (loader.callee === 'docsLoader') return docsCollection(name, loader.args[0], { settings, imageKeys });
  if (loader.callee !== 'glob') return undefined;
  const options = loader.args[0];
  const base = baseOf(literalAt(options, 'base'), settings);
  const patterns = textsOf(literalAt(options, 'pattern'));
  if (base === undefined || !patterns) return undefined;
  const knowsIds = literalAt(options, 'generateId') === undefined;
  return { name, base, includes: matcher(patterns), knowsIds, isLegacy: false, imageKeys, schema: undefined };
}

function matcher(patterns: readonly string[]): (path: string) => boolean {
  const strip = (pattern: string) => pattern.replace(/^\.\//, '');
  const wanted = patterns.filter(pattern => !pattern.startsWith('!')).map(strip);
  const unwanted = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => strip(pattern.slice(1)));
  const isWanted = matchGlobs(wanted);
  const isUnwanted = unwanted.length > 0 ? matchGlobs(unwanted) : () => false;
  return path => ENTRY_ENDINGS.has(extensionOf(path)) && isWanted(path) && !isUnwanted(path);
}

function legacyCollection(name: string, settings: AstroSettings, imageKeys: Collection['imageKeys']): Collection {
  const base = `${settings.source}content/${name}/`;
  // Names with an underscore are left out (astro/src/content/utils.ts, hasUnderscoreBelowContentDirectoryPath).
  const includes = (path: string) => ENTRY_ENDINGS.has(extensionOf(path)) && !/(?:^|\/)[_.]/.test(path);
  return { name, base, includes, knowsIds: true, isLegacy: true, imageKeys, schema: undefined };
}

/** Starlight's loader (@astrojs/starlight/loaders.ts). */
function docsCollection(
  name: string,
  options: Literal,
  { settings, imageKeys }: { settings: AstroSettings; imageKeys: Collection['imageKeys'] },
): Collection {
  const includes = matcher(['**/[^_]*.{md,mdx,mdoc}']);
  const knowsIds = literalAt(options, 'generateId') === undefined;
  return {
    name,
    base: `${settings.source}content/docs/`,
    includes,
    knowsIds,
    isLegacy: false,
    imageKeys,
    schema: undefined,
  };
}

/** Without a configuration every folder of `src/content` is a collection, up to Astro 5. */
function legacyFolders(files: SiteFiles, settings: AstroSettings): Collection[] {
  const folder = `${settings.source}content/`;
  const names = new Set<string>();
  for (const path of files.paths) {
    const name = path.startsWith(folder) ? path.slice(folder.length).split('/') : [];
    if (name.length > 1 && name[0] && !name[0].startsWith('_')) names.add(name[0]);
  }
  return [...names].map(name => legacyCollection(name, settings, undefined));
}

/** The keys that a schema types as `image()`; undefined where the schema can't be read. */
function imageKeysOf(schema: Literal): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  return collectImageKeys(isFunction(schema) ? schema.returns : schema, '', keys) ? keys : undefined;
}

function collectImageKeys(value: Literal, pointer: string, keys: Set<string>): boolean {
  if (value === UNKNOWN || !isCall(value)) return false;
  if (value.callee === 'image') keys.add(pointer);
  const inner = value.args[0];
  if (value.callee === 'object' && isObject(inner)) {
    for (const [key, part] of inner.entries) collectImageKeys(part, `${pointer}/${key}`, keys);
    return !inner.open;
  }
  if (value.callee === 'array') return collectImageKeys(inner, `${pointer}/*`, keys);
  // `image().optional()`, `z.object({ … }).strict()`
  return value.on === undefined || collectImageKeys(value.on, pointer, keys);
}
