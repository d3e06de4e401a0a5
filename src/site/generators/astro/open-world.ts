import { parentOf } from '../../address-index.ts';
import type { Publication } from '../../generator.ts';
import { isObject } from '../../literals/literal.ts';
import { mayInjectRoutes } from './integrations.ts';
import { patternOf, type Route, staticPrefix } from './routes.ts';
import type { AstroSettings } from './settings.ts';

/** Folders with this many pages of known address are taken for complete, however much a route above them may do. */
const COMPLETE_FOLDER = 5;

/** Why an address that nothing accounts for may exist: code that makes pages, or a configuration that can't be read. */
export function whatMayExist(
  open: readonly { readonly segments: readonly string[]; readonly file: string }[],
  { pages, assets }: Publication,
  { settings, routes }: { readonly settings: AstroSettings; readonly routes: readonly Route[] },
): (address: string) => string | undefined {
  const patterns = open.map(route => ({
    pattern: patternOf(route.segments, settings),
    prefix: staticPrefix(route.segments, settings),
    file: route.file,
  }));
  const injected = mayInjectRoutes(settings);
  const counts = new Map<string, number>();
  for (const { url, exact } of pages) if (url !== undefined && exact) increase(counts, parentOf(url));
  const known = new Set([...pages.flatMap(page => page.url ?? []), ...assets.keys()]);
  const hasRoutes = routes.length > 0 || isObject(settings.starlight);
  return address => {
    if (settings.base === undefined) return 'the base path of this site can’t be read from its configuration';
    if (!hasRoutes) return 'the pages of this site are not in this folder';
    // Some hosts serve `page.html` for `/page/`, too.
    if (address.endsWith('/') && known.has(`${address.slice(0, -1)}.html`))
      return 'the host decides about the final slash';
    const folder = parentOf(address);
    const isComplete = (counts.get(folder) ?? 0) >= COMPLETE_FOLDER;
    if (injected !== undefined && !isComplete) return `${injected} may make pages`;
    const route = patterns.find(
      ({ pattern, prefix }) => pattern.test(address) && !(isComplete && prefix.length <= folder.length),
    );
    return route && `${route.file} may make it`;
  };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
