import type { BaselineReport, Diagnostic, StaleEntry } from '../core/diagnostic.ts';
import { compareDiagnostics } from './diagnose.ts';
import { followRenames } from './renamed-posts.ts';

/** How often each finding (see `keyOf`) is known in each file, by absolute POSIX path. */
export type Baseline = ReadonlyMap<string, Counts>;
export type Counts = ReadonlyMap<string, number>;

/** A baseline, and what a run can say about it. */
export interface BaselineInput {
  readonly entries: Baseline;
  /** Whether all findings of a rule in a file are looked for: only then can an entry be out of date. */
  readonly covers: (path: string, rule: string) => boolean;
}

/** A finding, where it is, and what it is about. */
export interface KeyedFinding {
  readonly diagnostic: Diagnostic;
  /** Absolute POSIX path. */
  readonly path: string;
  readonly key: string;
}

export interface MatchInput extends BaselineInput {
  /** What is to be reported. */
  readonly found: readonly KeyedFinding[];
  /** What was found too and is not to be reported, because no change brings it. */
  readonly leftOut: readonly KeyedFinding[];
  /** Whether there is such a file now. */
  readonly exists: (path: string) => boolean;
}

export interface Matched {
  readonly unknown: readonly Diagnostic[];
  readonly known: number;
  /** What of the entries matches nothing any more, and those whose post has another name now. */
  readonly stale: BaselineReport['stale'];
  /** The entries without what is stale, by the names that posts have now. */
  readonly pruned: Baseline;
}

/** Parts what a baseline knows from what is new. Of equal findings, the first ones are known. */
export function matchBaseline(input: MatchInput): Matched {
  const { found, leftOut, covers } = input;
  const renamed = followRenames(input);
  const rest = new Map<string, Map<string, number>>();
  for (const [path, counts] of input.entries) rest.set(renamed.get(path) ?? path, new Map(counts));
  const take = ({ path, key }: KeyedFinding): boolean => {
    const count = rest.get(path)?.get(key) ?? 0;
    if (count > 0) rest.get(path)?.set(key, count - 1);
    return count > 0;
  };
  // What is not reported anyway must not make an equal finding new, nor leave its place to one that is new.
  leftOut.forEach(take);
  const unknown = [...found].sort(inOrder).filter(finding => !take(finding));
  const stale: StaleEntry[] = [];
  const pruned = new Map<string, Map<string, number>>();
  for (const [former, counts] of input.entries) {
    const path = renamed.get(former) ?? former;
    for (const [key, count] of counts) {
      const { rule, content } = splitKey(key);
      const isJudged = covers(path, rule);
      const left = isJudged ? (rest.get(path)?.get(key) ?? 0) : 0;
      if (count > left) add(pruned, path, [key, count - left]);
      if (isJudged && path !== former) stale.push({ file: former, rule, content, count, movedTo: path });
      else if (left > 0) stale.push({ file: former, rule, content, count: left });
    }
  }
  return { unknown: unknown.map(({ diagnostic }) => diagnostic), known: found.length - unknown.length, stale, pruned };
}

/** Everything that is found, and what this run does not look for but the baseline knows. */
export function recordBaseline(found: readonly KeyedFinding[], { entries, covers }: BaselineInput): Baseline {
  const recorded = new Map<string, Map<string, number>>();
  for (const { path, key } of found) add(recorded, path, [key, 1]);
  for (const [path, counts] of entries)
    for (const [key, count] of counts) {
      if (covers(path, splitKey(key).rule)) continue;
      add(recorded, path, [key, Math.max(0, count - (recorded.get(path)?.get(key) ?? 0))]);
    }
  return recorded;
}

/**
 * What a finding is about, by rule and the author's own words: they stay when lines move, and when another version of
 * postlint says it in other words. Where something is missing (a key, say), only the message quotes them.
 */
export function keyOf({ rule, message, span }: Diagnostic, text: string): string {
  const flagged = shorten(text.slice(span.start.offset, span.end.offset).split(/[\r\n]/, 1)[0] ?? '');
  const quoted = [...message.matchAll(/“([^”]*)”/g)].map(([, words = '']) => shorten(words));
  const wider = quoted.find(words => words.includes(flagged));
  const isTelling = quoted.length === 0 || /[\p{L}\p{N}]/u.test(flagged);
  return `${rule} ${wider ?? (isTelling ? flagged : quoted[0])}`.trimEnd();
}

/** The rule, which holds no blank, and the words behind it. */
function splitKey(key: string): { readonly rule: string; readonly content: string } {
  const [rule = ''] = key.split(' ', 1);
  return { rule, content: key.slice(rule.length + 1) };
}

const LONGEST = 80;

function shorten(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length > LONGEST
    ? `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : characters.join('');
}

function add(counts: Map<string, Map<string, number>>, path: string, [key, count]: [string, number]): void {
  const own = counts.get(path) ?? new Map<string, number>();
  if (count > 0) counts.set(path, own.set(key, (own.get(key) ?? 0) + count));
}

function inOrder(left: KeyedFinding, right: KeyedFinding): number {
  return compareDiagnostics(left.diagnostic, right.diagnostic);
}
