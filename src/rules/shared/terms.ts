import type { Dialect, GeneratorId } from '../../core/dialect.ts';
import { type FrontMatterEntry, type FrontMatterFacts, pathOf } from '../../core/front-matter.ts';
import { oncePer } from '../../core/lazily.ts';
import type { Range } from '../../core/span.ts';

/** One tag or category as it is written in one post. */
export interface Term {
  /** The front matter key, as the post writes it. */
  readonly key: string;
  readonly text: string;
  /** The characters of the term, without quotes. */
  readonly at: Range;
  /** The list item, or the whole value where several terms stand in one string. */
  readonly entry: FrontMatterEntry;
  /** Several terms in one string, and what stands between them. */
  readonly within?: 'spaces' | 'commas';
}

/** The keys under which generators and themes group posts. */
export const taxonomyKeys = ['tags', 'tag', 'categories', 'category', 'keywords', 'topics', 'series'] as const;

/** What reads the terms: the generator, and the taxonomies that its configuration has. */
export type TermContext = Pick<Dialect, 'generator' | 'taxonomies'>;

/** The terms of some keys, in the order of the front matter; without keys those of every taxonomy. */
export function findTerms(facts: FrontMatterFacts, context: TermContext, keys?: readonly string[]): Term[] {
  return openTerms(context, keys)(facts);
}

/** The same for many posts: what stands under a pointer is found out once. */
export function openTerms(context: TermContext, keys?: readonly string[]): (facts: FrontMatterFacts) => Term[] {
  const { generator, taxonomies = [] } = context;
  const wanted = (keys ?? [...taxonomyKeys, ...taxonomies]).map(key => key.toLowerCase());
  // what Zola groups by stands under “taxonomies”, whatever its name
  const isAllWanted = keys === undefined && generator === 'zola';
  const placeAt = oncePer((pointer: string) => {
    // Most entries are something else.
    const place = mayBeWanted(pointer, wanted) ? placeOf(pointer, generator) : undefined;
    return place && (isAllWanted || wanted.includes(place.key.toLowerCase())) ? place : undefined;
  });
  return ({ entries }) => {
    const terms: Term[] = [];
    for (const entry of entries) {
      const { source } = entry;
      const place = source === undefined ? undefined : placeAt(entry.pointer);
      if (source === undefined || !place) continue;
      if (!place.isWhole) addTerm(terms, { key: place.key, entry, text: source, at: innerRange(entry) });
      else terms.push(...splitTerms(place.key, entry, generator));
    }
    return terms;
  };
}

/** Tags, categories and series, and what the configuration groups by beside them. */
export function groupingKeys({ taxonomies = [] }: TermContext): readonly string[] {
  return ['tags', 'tag', 'categories', 'category', 'series', ...taxonomies];
}

function mayBeWanted(pointer: string, wanted: readonly string[]): boolean {
  const end = pointer.indexOf('/', 1);
  const top = pointer.slice(1, end === -1 ? undefined : end).toLowerCase();
  return wanted.includes(top) || top === 'taxonomies' || top.includes('~');
}

interface Place {
  readonly key: string;
  readonly isWhole: boolean;
}

/** Where a scalar stands: `/tags`, `/tags/0`, `/tags/0/label` (Docusaurus), `/taxonomies/tags/0` (Zola). */
function placeOf(pointer: string, generator: GeneratorId): Place | undefined {
  const path = pathOf(pointer);
  if (generator === 'zola' && path.shift() !== 'taxonomies') return undefined;
  const [key, index, label] = path;
  if (key === undefined || path.length > 3) return undefined;
  if (index === undefined) return { key, isWhole: true };
  if (!/^\d+$/.test(index) || (label !== undefined && label !== 'label')) return undefined;
  return { key, isWhole: false };
}

/** A string of several terms: Jekyll splits plural keys at white space; a comma is meant as a separator everywhere. */
function splitTerms(key: string, entry: FrontMatterEntry, generator: GeneratorId): Term[] {
  const source = entry.source ?? '';
  if (/[{}]/.test(source)) return [];
  const isSpaced = generator === 'jekyll' && /^(?:tags|categories)$/.test(key);
  const within = isSpaced ? 'spaces' : 'commas';
  const [start, end] = innerRange(entry);
  const terms: Term[] = [];
  // in a block scalar or with escapes, characters of the source and of the file do not match one by one
  if (entry.style === 'block' || end - start !== source.length || source.includes('\n')) {
    for (const text of source.split(isSpaced ? /[\s,]+/ : ','))
      addTerm(terms, { key, entry, text, at: entry.value, within });
    return terms;
  }
  for (const match of source.matchAll(isSpaced ? /[^\s,]+/g : /[^,]+/g))
    addTerm(terms, {
      key,
      entry,
      text: match[0],
      at: [start + match.index, start + match.index + match[0].length],
      within,
    });
  return terms;
}

function addTerm(terms: Term[], term: Term): void {
  const text = term.text.trim();
  if (text === '' || /^(?:~|null)$/i.test(text)) return;
  if (text === term.text) {
    terms.push(term);
    return;
  }
  const isExact = term.at[1] - term.at[0] === term.text.length;
  const start = isExact ? term.at[0] + term.text.indexOf(text) : term.at[0];
  terms.push({ ...term, text, at: isExact ? [start, start + text.length] : term.at });
}

function innerRange({ value: [start, end], style }: FrontMatterEntry): Range {
  return style === 'quoted' ? [start + 1, end - 1] : [start, end];
}
