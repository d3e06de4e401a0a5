import { readCode, readTemplate } from './read-code.ts';
import { readChildren, readTag } from './read-jsx.ts';
import {
  type CodeLanguage,
  levelOf,
  MOST_ANGLES,
  type Mode,
  type Outcome,
  type Scan,
  topOf,
  weightOf,
} from './scan.ts';

/** Tokens that a parser of code is given to hold open at once; a bracket is two, because it takes twice the stack. */
const MOST = 1000;

/**
 * `deep`: code may be nested so deeply that a parser which calls itself for every level ends the process with its stack.
 * Otherwise, whether all levels are closed at its end. What is deep is never missed: where strings, regular expressions
 * and code can't be told apart without a parser, all that follows counts as nested.
 */
export interface Nesting {
  readonly kind: 'deep' | 'closed' | 'open';
  /** How far it was read. */
  readonly end: number;
}

/** With `from`, only what the brace there encloses is looked at. */
export function measureNesting(code: string, language: CodeLanguage, from?: number): Nesting {
  const isPart = from !== undefined;
  const at = isPart ? from + 1 : (/^#![^\n\r\u2028\u2029]*/.exec(code)?.[0].length ?? 0);
  const levels = [levelOf('code', isPart ? '}' : '')];
  const scan: Scan = { code, language, levels, at, total: 0, isValue: false, last: '', earlier: '' };
  let outcome: Outcome;
  while (outcome === undefined && scan.at < code.length && scan.total <= MOST)
    outcome = readers[topOf(scan).mode](scan);
  const isMurky = outcome === 'murky';
  const isDeep = outcome === 'deep' || scan.total > MOST || (isMurky && isHeavy(scan));
  return {
    kind: isDeep ? 'deep' : !isMurky && outcome !== 'broken' && levels.length === 1 ? 'closed' : 'open',
    end: scan.at,
  };
}

const readers: Readonly<Record<Mode, (scan: Scan) => Outcome>> = {
  code: readCode,
  template: readTemplate,
  tag: readTag,
  children: readChildren,
};

/** Whether there is too much if all the rest is nested. */
function isHeavy({ code, at, total, language }: Scan): boolean {
  const hasTypes = language === 'ts' || language === 'tsx';
  let weight = total;
  let angles = 0;
  for (const { 0: token } of code.slice(at).matchAll(/[\w$]+|[^\s\w$)\]},;>]/g)) {
    weight += weightOf(token);
    if (token === '<' && hasTypes) angles++;
    if (weight > MOST || angles > MOST_ANGLES) return true;
  }
  return false;
}
