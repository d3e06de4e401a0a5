import matter from 'gray-matter';
import type { FrontMatterStyle } from '../core/dialect.ts';
import type { FrontMatterProblem } from '../core/document.ts';
import type { FrontMatterFacts } from '../core/front-matter.ts';
import type { Block } from './front-matter/block.ts';
import { nothingParsed, type Parsed } from './front-matter/collect.ts';
import { describeSize } from './front-matter/describe.ts';
import { parseJson } from './front-matter/json.ts';
import { splitFrontMatter } from './front-matter/split.ts';
import { parseToml } from './front-matter/toml.ts';
import { parseYaml } from './front-matter/yaml.ts';

export interface FrontMatterResult {
  readonly facts: FrontMatterFacts | undefined;
  readonly problems: readonly FrontMatterProblem[];
  /** Where the body begins: 0 in a post without front matter. */
  readonly end: number;
}

type Engine = (block: string) => Parsed & { readonly problems: readonly FrontMatterProblem[] };

/** A block of this size was not typed by a person; parsing it for positions would be felt. */
const sizeLimit = 256 * 1024;

/** gray-matter looks for comments in a way that takes the square of the blank lines: long blocks are read without it. */
const handedLimit = 8 * 1024;

/** Reads the front matter of a post as the generator of this style does; `text` has no byte-order mark. */
export function parseFrontMatter(text: string, style: FrontMatterStyle): FrontMatterResult {
  const { block, problems, end } = splitFrontMatter(text, style);
  if (!block) return { facts: undefined, problems, end };
  if (block.content[1] - block.content[0] > sizeLimit)
    return { facts: undefined, problems: [...problems, describeSize(block.range)], end };
  const parsed = extract(text, block, chooseEngine(block, style));
  const facts: FrontMatterFacts = {
    language: block.language,
    range: block.range,
    data: parsed.data,
    entries: parsed.entries,
  };
  return { facts, problems: [...problems, ...parsed.problems], end };
}

function chooseEngine({ language, content, close }: Block, style: FrontMatterStyle): Engine {
  if (language === 'toml') return source => parseToml(source, content[0]);
  if (language === 'yaml') return source => parseYaml(source, content[0], style);
  return source => parseJson(source, content[0], close.startsWith(';') ? 'implied' : 'written');
}

/**
 * gray-matter hands the block to an engine of ours. The language is settled before, because gray-matter lets the post
 * choose it and would run `---js`; options are always given, because without them it caches by content and answers `{}`
 * after a failure.
 */
function extract(text: string, block: Block, engine: Engine): ReturnType<Engine> {
  const source = text.slice(...block.content);
  if (block.open === '' || block.close === '' || source.length > handedLimit) return engine(source);
  let parsed: ReturnType<Engine> = { ...nothingParsed, problems: [] };
  const refuse = { parse: (): object => ({}) };
  const read = {
    parse: (): object => {
      parsed = engine(source);
      return {};
    },
  };
  const { language, range, open, close } = block;
  matter(`${text.slice(...range)}\n`, {
    language,
    delimiters: [open, `${close}\n`],
    engines: { yaml: refuse, json: refuse, js: refuse, javascript: refuse, coffee: refuse, [language]: read },
  });
  return parsed;
}
