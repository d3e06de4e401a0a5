import type { Fix } from '../../core/diagnostic.ts';
import { quote } from '../../core/quote.ts';
import { writeYamlText } from './mend-value.ts';
import type { Term } from './terms.ts';

/** A fix that writes another term in the place of one, and leaves it a text; undefined where it can’t stand there. */
export function replaceTerm({ at: [start, end], entry, within }: Term, term: string): Fix | undefined {
  const isBare = entry.style === 'plain';
  const text = isBare && within === undefined ? writeYamlText(term) : term;
  const isSafe = isBare ? writeYamlText(term) === text : !/["'\\\n]/.test(term);
  return isSafe ? { title: `Write ${quote(term)}`, safety: 'suggested', edits: [{ start, end, text }] } : undefined;
}
