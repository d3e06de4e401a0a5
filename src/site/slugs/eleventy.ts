import transliterate from '@sindresorhus/transliterate';
import { lazily } from '../../core/lazily.ts';
import { footnoteParts, type HeadingIdMaker, inlineText } from './heading.ts';

/** Letters of Latin alphabets and common punctuation: each is written by itself, whatever stands beside it. */
const LATIN = /^[\0-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20bf\u2100-\u214f]*$/;

/** Scripts that are not written in Latin letters at all. */
const LEFT_OUT = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/** The package tries two thousand patterns on each text: Latin letters are looked up once for all of them. */
const latinLetters = lazily(() => {
  const ranges = [
    [0xa0, 0x24f],
    [0x1e00, 0x1eff],
    [0x2000, 0x206f],
    [0x20a0, 0x20bf],
    [0x2100, 0x214f],
  ] as const;
  const letters = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, position) => String.fromCharCode(first + position)),
  );
  const written = letters.map(letter => (/\s/.test(letter) ? ' ' : letter)).join('\n');
  const latin = transliterate(written).split('\n');
  return new Map(letters.map((letter, position) => [letter, latin[position] ?? letter]));
});

/** The `slugify` filter of Eleventy 1 and later: @sindresorhus/slugify without `decamelize`. */
export function slugifyLikeEleventy(text: string): string {
  // Of the signs of ASCII, the package writes these two as nothing.
  const plain = text.normalize().replace(/[\^`]/g, '');
  const known = plain.replace(/&/g, ' and ').replace(/🦄/gu, ' unicorn ').replace(/♥/g, ' love ');
  return inLatin(known)
    .toLowerCase()
    .replace(/(?<=[a-z\d])'([ts])(?=\s|$)/g, '$1')
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

function inLatin(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const rest = text.replace(LEFT_OUT, '\u2003');
  if (!LATIN.test(rest)) return transliterate(rest);
  return rest.replace(/[^\0-\x7f]/g, letter => latinLetters().get(letter) ?? letter);
}

/** What simov's `slugify` writes for characters of ASCII (config/charmap.json). */
const SIGNS: Readonly<Record<string, string>> = {
  $: 'dollar',
  '%': 'percent',
  '&': 'and',
  '<': 'less',
  '>': 'greater',
  '|': 'or',
};

/** Eleventy's older `slug` filter: simov's slugify with `lower`; undefined beyond ASCII, where it has its own table. */
export function slugLikeEleventy(text: string): string | undefined {
  if (!/^[\0-\x7f]*$/.test(text)) return undefined;
  return text
    .replace(/[$%&<>|]/g, sign => SIGNS[sign] ?? sign)
    .replaceAll('-', ' ')
    .replace(/[^\w\s$*_+~.()'"!:@]+/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase();
}

/**
 * Eleventy's IdAttributePlugin (src/Plugins/IdAttributePlugin.js): one count for all ids of the page, in which a
 * heading makes way for any other element.
 */
export const makeIdAttributeIds: HeadingIdMaker = (headings, options) => {
  const ids: (string | undefined)[] = headings.map(() => undefined);
  // A plain object, as the plugin has it: `constructor` is taken from the start, and its number is no number.
  const counts: Record<string, number> = {};
  const holders = new Map<string, number>();
  const count = (id: string) => {
    if (counts[id]) counts[id]++;
    else counts[id] = 1;
    return counts[id];
  };
  const takeFor = (id: string, own: number) => {
    const holder = holders.get(id);
    if (count(id) === 1 || holder === undefined || holder === own) return;
    const renamed = `${id}-${counts[id]}`;
    ids[holder] = renamed;
    holders.set(renamed, holder);
    holders.delete(id);
  };
  // posthtml, which reads the page, takes comments for text.
  const html = (source: string) => (source.startsWith('<!--') ? source : '');
  const parts = { ...footnoteParts(options), html };
  const others = [...(headings[0]?.elementIds ?? [])];
  for (const [position, { node, explicitId }] of headings.entries()) {
    const start = node.position?.start.offset ?? 0;
    while (others[0] && others[0].offset < start) takeFor(others.shift()?.id ?? '', -1);
    if (explicitId !== undefined) {
      takeFor(explicitId, position);
      ids[position] = explicitId;
    } else if (node.children.length > 0) {
      const slug = slugifyLikeEleventy(inlineText(node.children, parts));
      const times = count(slug);
      const id = times === 1 ? slug : `${slug}-${times}`;
      ids[position] = id;
      holders.set(id, position);
    }
  }
  for (const { id } of others) takeFor(id, -1);
  return ids.map(id => (id === '' ? undefined : id));
};
