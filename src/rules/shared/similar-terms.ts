import { foldTerm } from './fold-term.ts';

export interface Similar {
  readonly rare: string;
  readonly usual: string;
  /** “in case”, “in a hyphen or space”: continues “differ only”. */
  readonly how: string;
}

/**
 * Pairs of terms that look like one. Each rarer form comes once, with the commonest of its group. The work grows with
 * the number of terms, not with its square: terms meet under a common form, and one-letter neighbours under what is
 * left when one letter is taken out of either.
 */
export function findSimilar(counts: ReadonlyMap<string, number>): Similar[] {
  const found = new Map<string, Similar>();
  const add = (rare: string, usual: string, how: string) => {
    if (!found.has(rare)) found.set(rare, { rare, usual, how });
  };
  for (const form of [foldTerm, withoutSeparators, singular])
    for (const group of groupBy(counts, form))
      pairWithFirst(group, ([rare, usual]) => add(rare, usual, describeDifference(rare, usual)));
  for (const [rare, usual] of findNeighbours(counts)) if (!found.has(usual)) add(rare, usual, 'in one letter');
  return [...found.values()].sort((left, right) => (left.rare < right.rare ? -1 : 1));
}

/** All that is different: “in case and a plural”. */
function describeDifference(rare: string, usual: string): string {
  const differs = (form: (text: string) => string) => form(rare) !== form(usual);
  const isPlural = differs(withoutSeparators);
  const kinds = [
    ...(differs(text => dropPlural(dropSeparators(text.normalize('NFKC')))) ? ['case'] : []),
    ...(differs(text => dropPlural(foldTerm(text))) ? ['a hyphen or space'] : []),
  ];
  if (isPlural) kinds.push(kinds.length > 0 ? 'a plural' : 'singular and plural');
  const [last = 'case', ...others] = kinds.reverse();
  return `in ${others.length > 0 ? `${others.reverse().join(', ')} and ` : ''}${last}`;
}

function dropSeparators(text: string): string {
  return text.replace(/[\s_-]/g, '');
}

function withoutSeparators(text: string): string {
  return dropSeparators(foldTerm(text));
}

/** `story` and `stories`, `box` and `boxes`, `cat` and `cats`; “news”, “css” and short words are no plurals. */
function singular(text: string): string {
  return dropPlural(withoutSeparators(text));
}

function dropPlural(word: string): string {
  if (word.length < 5 || /(?:ss|us|is|news|ics|ops|js|os)$|^(?:https|windows|series|rails|postgres)$/i.test(word))
    return word;
  if (/ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  return /(?:x|ch|sh)es$/i.test(word) ? word.slice(0, -2) : word.replace(/s$/i, '');
}

/** Terms of one form, the commonest first. */
function groupBy(counts: ReadonlyMap<string, number>, form: (text: string) => string): string[][] {
  const groups = new Map<string, string[]>();
  for (const text of counts.keys()) {
    const name = form(text);
    const group = groups.get(name);
    if (group) group.push(text);
    else groups.set(name, [text]);
  }
  const byCount = (left: string, right: string) =>
    (counts.get(right) ?? 0) - (counts.get(left) ?? 0) || (left < right ? -1 : 1);
  return [...groups.values()].map(group => group.sort(byCount));
}

function pairWithFirst(group: readonly string[], take: (pair: readonly [rare: string, usual: string]) => void): void {
  const [usual, ...others] = group;
  if (usual !== undefined) for (const rare of others) take([rare, usual]);
}

/** Letters that a slip of the finger turns into each other are no reason to doubt short words, digits or rare pairs. */
const shortest = 8;
const muchMore = 5;

function findNeighbours(counts: ReadonlyMap<string, number>): [rare: string, usual: string][] {
  const pairs: [string, string][] = [];
  const shortened = new Map<string, string[]>();
  const common = [...counts].filter(([text, count]) => count >= muchMore && isWord(text));
  for (const [text] of common)
    for (const form of deletions(foldTerm(text))) {
      const list = shortened.get(form);
      if (list) list.push(text);
      else shortened.set(form, [text]);
    }
  const highest = common.reduce((most, [, count]) => Math.max(most, count), 0);
  for (const [text, count] of counts) {
    if (count * muchMore > highest || !isWord(text)) continue;
    const word = foldTerm(text);
    const near = new Set(deletions(word).flatMap(form => shortened.get(form) ?? []));
    const usual = [...near]
      .filter(other => (counts.get(other) ?? 0) >= count * muchMore && isOneLetterOff(word, foldTerm(other)))
      .sort((left, right) => (counts.get(right) ?? 0) - (counts.get(left) ?? 0))[0];
    if (usual !== undefined) pairs.push([text, usual]);
  }
  return pairs;
}

function isWord(text: string): boolean {
  return text.length >= shortest && text.length <= 60 && !/\d/.test(text);
}

/** The word itself and every way to take one letter out of it. */
function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))];
}

/** One letter more or less inside the word, or two neighbours swapped; a letter replaced by another is often another word. */
function isOneLetterOff(left: string, right: string): boolean {
  if (left[0] !== right[0]) return false;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (long.length - short.length === 1) {
    const index = [...short].findIndex((letter, position) => letter !== long[position]);
    return index !== -1 && short.slice(index) === long.slice(index + 1);
  }
  const first = [...left].findIndex((letter, position) => letter !== right[position]);
  return (
    left[first] === right[first + 1] &&
    left[first + 1] === right[first] &&
    left.slice(first + 2) === right.slice(first + 2)
  );
}
