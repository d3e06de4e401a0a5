import { closest } from '../core/closest.ts';
import { type AddressIndex, lastPart, parentOf } from './address-index.ts';

/** The existing address that a missing one most likely meant, or undefined where none is near. */
export function suggestAddress(address: string, index: AddressIndex): string | undefined {
  const name = lastPart(address);
  if (name === '') return undefined;
  const sameName = index.named(name);
  if (sameName.length === 1) return sameName[0];
  if (sameName.length > 1) return nearest(address, sameName);
  // A page that is now a folder, whatever it was before.
  const [, stem] = /^(.+)\.(?:html?|mdx?|php)$/.exec(name) ?? [];
  const pages = stem === undefined ? [] : index.named(stem);
  if (pages.length > 0) return pages.length === 1 ? pages[0] : nearest(address, pages);
  const siblings = index.inFolder(parentOf(address)).slice(0, 2000);
  const names = new Map(siblings.map(sibling => [lastPart(sibling), sibling]));
  const found = closest(name, names.keys());
  return found === undefined ? undefined : names.get(found);
}

/** The candidate that shares most of its first folders. */
function nearest(address: string, candidates: readonly string[]): string | undefined {
  const parts = address.split('/');
  const shared = (candidate: string) => {
    const others = candidate.split('/');
    const end = others.findIndex((part, position) => part !== parts[position]);
    return end === -1 ? others.length : end;
  };
  const [best, second] = [...candidates].sort((left, right) => shared(right) - shared(left));
  if (best === undefined || (second !== undefined && shared(second) === shared(best))) return undefined;
  return best;
}
