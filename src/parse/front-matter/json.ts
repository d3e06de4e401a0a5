import type { FrontMatterProblem } from '../../core/document.ts';
import { isRecord, nothingParsed, type Parsed } from './collect.ts';
import { describeDuplicate, describeNonMap } from './describe.ts';
import { explainJson } from './explain-json.ts';
import { readYamlTree } from './yaml-tree.ts';

export interface JsonResult extends Parsed {
  readonly problems: readonly FrontMatterProblem[];
}

/** Reads a JSON object that begins at `offset` of the post; Hexo's `;;;` blocks leave out the outer braces. */
export function parseJson(block: string, offset: number, braces: 'written' | 'implied'): JsonResult {
  const source = braces === 'written' ? block : `{${block}}`;
  const start = braces === 'written' ? offset : offset - 1;
  const error = tryParse(source);
  // JSON is YAML too, and the `yaml` package knows where everything stands; tabs are fine in JSON only.
  const tree = readYamlTree(source.replaceAll('\t', ' '), start, 'github');
  const problems = error === undefined ? [] : explainJson({ block, offset, error });
  if (!tree.isSound) return { ...nothingParsed, problems };
  problems.push(...tree.duplicates.map(duplicate => describeDuplicate(duplicate, 'jekyll')));
  if (isRecord(tree.value)) return { data: tree.value, entries: tree.entries, problems };
  if (error !== undefined) return { ...nothingParsed, problems };
  return { ...nothingParsed, problems: describeNonMap(tree.value, 'gray-matter', [offset, offset + block.length]) };
}

function tryParse(source: string): string | undefined {
  try {
    JSON.parse(source);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
