import type { SiteFiles } from '../../../core/site.ts';
import { isCall, isFunction, isList, isReference, type Literal, literalAt } from '../../literals/literal.ts';
import { readModule } from '../../literals/read-module.ts';
import type { Route } from './routes.ts';

/** What a dynamic route says about the pages that it makes. */
export interface RouteEntries {
  /** The collections that its source names. */
  readonly mentioned: readonly string[];
  /** The collection that it publishes, one page for each entry at the entry's own id; undefined where it does more. */
  readonly publishes: string | undefined;
  /** What of an entry is put into the address. */
  readonly key: 'id' | 'slug';
  /** Entries with `draft: true` are left out. */
  readonly skipsDrafts: boolean;
}

const NOTHING: RouteEntries = { mentioned: [], publishes: undefined, key: 'id', skipsDrafts: false };

/** Reads `getStaticPaths` of a route (docs.astro.build, “Generating routes from content”). */
export function readRouteEntries(route: Route, files: SiteFiles): RouteEntries {
  const text = files.read(route.file) ?? '';
  const mentioned = Array.from(text.matchAll(/getCollection\(\s*['"`]([\w-]+)['"`]/g), match => match[1] ?? '');
  if (!text.includes('getStaticPaths')) return { ...NOTHING, mentioned };
  const source = route.file.endsWith('.astro') ? scriptOf(text) : text;
  const read = (path: string) => (path === route.file ? source : files.read(path));
  const paths = readModule(route.file, read)?.named('getStaticPaths');
  const listed = isFunction(paths) ? paths.returns : undefined;
  const key = keyOf(listed);
  const publishes = key && collectionOf(listed);
  const start = source.indexOf('getStaticPaths');
  const skipsDrafts = /!\s*[\w.?]*\bdraft\b|\bdraft\s*(?:!==?\s*true|===?\s*false)/.test(source.slice(start));
  return { mentioned, publishes, key: key ?? 'id', skipsDrafts };
}

/** The script between the fences of an Astro component. */
function scriptOf(text: string): string {
  return /^\s*---\r?\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
}

/** `entries.map(entry => ({ params: { id: entry.id } }))`: the part of an entry that is the only parameter. */
function keyOf(listed: Literal): 'id' | 'slug' | undefined {
  if (!isCall(listed) || listed.callee !== 'map') return undefined;
  const callback = listed.args[0];
  const params = literalAt(isFunction(callback) ? callback.returns : undefined, 'params');
  if (typeof params !== 'object' || params === null || isList(params) || params.kind !== 'object') return undefined;
  const [value, ...others] = params.entries.values();
  if (others.length > 0 || params.open || !isReference(value) || value.keys.length !== 1) return undefined;
  const [key] = value.keys;
  return key === 'id' || key === 'slug' ? key : undefined;
}

/** Methods that leave a list's entries as they are, or leave some of them out. */
const LIST_METHODS = /^(?:filter|sort|reverse|toSorted|toReversed|slice)$/;

/** `(await getCollection('blog', filter)).sort(…).map(…)`: the collection's name. */
function collectionOf(listed: Literal): string | undefined {
  let value = isCall(listed) ? listed.on : undefined;
  while (isCall(value) && LIST_METHODS.test(value.callee)) value = value.on;
  if (!isCall(value) || value.callee !== 'getCollection') return undefined;
  const name = value.args[0];
  return typeof name === 'string' ? name : undefined;
}
