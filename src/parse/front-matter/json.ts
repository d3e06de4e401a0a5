import type { FrontMatterProblem } from '../../core/document.ts';
import { isRecord } from '../../core/is-record.ts';
import { nothingParsed, type Parsed } from './collect.ts';
import { describeDepth, describeDuplicate, describeNonMap } from './describe.ts';
import { explainJson, type JsonError } from './explain-json.ts';
import { readYamlTree } from './yaml-tree.ts';

export interface JsonResult extends Parsed {
  readonly problems: readonly FrontMatterProblem[];
}

/** Reads a JSON object that begins at `offset` of the post; Hexo's `;;;` blocks leave out the outer braces. */
export function parseJson(block: string, offset: number, braces: 'written' | 'implied'): JsonResult {
  const source = braces === 'written' ? block : `{${block}}`;
  const start = braces === 'written' ? offset : offset - 1;
  const error = tryParse(source);
  if (source.length > longBlock) return readLong(source, error, { block, offset });
  // JSON is YAML too, and the `yaml` package knows where everything stands; tabs are fine in JSON only.
  const problems = error === undefined ? [] : explainJson({ block, offset, error });
  const tree = readYamlTree(mend(source, start, problems).replaceAll('\t', ' '), start, 'github');
  if (!tree.isSound) return { ...nothingParsed, problems };
  problems.push(...tree.duplicates.map(duplicate => describeDuplicate(duplicate, 'jekyll')));
  if (isRecord(tree.value)) return { data: tree.value, entries: tree.entries, problems };
  if (error !== undefined) return { ...nothingParsed, problems };
  return { ...nothingParsed, problems: describeNonMap(tree.value, 'gray-matter', [offset, offset + block.length]) };
}

/** Puts right what would hide all other keys, without moving a character. */
function mend(source: string, start: number, problems: readonly FrontMatterProblem[]): string {
  const marks = source.split('');
  for (const { code, range, fix } of problems) {
    const [from, to] = [range[0] - start, range[1] - start];
    const gap = (fix?.edits[0]?.start ?? 0) - start;
    if (code === 'foreign-comment') marks.fill(' ', from, to);
    if (code === 'missing-comma' && /\s/.test(marks[gap] ?? '')) marks[gap] = ',';
    if (code !== 'unclosed-quote' || marks[to - 1] !== ',') continue;
    marks[to - 1] = '"';
    marks[to] = ',';
  }
  return marks.join('');
}

/** Longer ones take seconds to find the place of every value: their keys are known, and no more. */
const longBlock = 32 * 1024;

/** As deep as js-yaml goes. */
const deepest = 100;

function readLong(source: string, error: string | undefined, place: Pick<JsonError, 'block' | 'offset'>): JsonResult {
  if (error !== undefined) return { ...nothingParsed, problems: explainJson({ ...place, error }) };
  let depth = 0;
  const text = source.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  for (const [mark] of text.matchAll(/[[\]{}]/g)) {
    depth += mark === '[' || mark === '{' ? 1 : -1;
    if (depth > deepest)
      return { ...nothingParsed, problems: [describeDepth([place.offset, place.offset + place.block.length])] };
  }
  const data: unknown = JSON.parse(source, (key, value) => (key === '__proto__' ? undefined : value));
  return { data: isRecord(data) ? data : {}, entries: [], problems: [] };
}

function tryParse(source: string): string | undefined {
  try {
    JSON.parse(source);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
