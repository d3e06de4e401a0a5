import { textOf } from '../../settings.ts';
import { slugize } from '../../slugs/slugize.ts';
import { type HexoSettings, mapOf } from './settings.ts';

type Data = Readonly<Record<string, unknown>>;

/** The slugs of a post's tags (lib/models/post.js, setTags; tag.js). */
export function tagsOf(data: Data, settings: HexoSettings): string[] {
  return namesOf(data['tags'] || data['tag']).map(name => slugOf(name, settings.raw['tag_map'], settings));
}

/**
 * The slugs of a post's categories, each with those above it: a list is one branch, a list that holds lists has a branch
 * per entry (setCategories; category.js).
 */
export function categoriesOf(data: Data, settings: HexoSettings): string[][] {
  const value = data['categories'] || data['category'];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const branches = list.some(Array.isArray) ? list.map(namesOf) : [namesOf(list)];
  return branches
    .map(branch => {
      const slugs = branch.map(name => slugOf(name, settings.raw['category_map'], settings));
      return slugs.map((_, index) => slugs.slice(0, index + 1).join('/'));
    })
    .filter(branch => branch.length > 0);
}

function namesOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list
    .filter(item => item !== undefined && item !== null && item !== '' && typeof item !== 'object')
    .map(String);
}

function slugOf(name: string, map: unknown, { filenameCase }: HexoSettings): string {
  const names = mapOf(map);
  const mapped = Object.hasOwn(names, name) ? textOf(names[name]) : undefined;
  return slugize(mapped || name, { transform: filenameCase });
}
