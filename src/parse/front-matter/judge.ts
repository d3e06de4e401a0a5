import { CORE_SCHEMA, DEFAULT_SCHEMA, load, type Schema, Type, YAMLException } from 'js-yaml';
import type { FrontMatterStyle } from '../../core/dialect.ts';
import { findRefusal } from './libyaml/parser.ts';
import { isFineSomewhere, isOddEverywhere } from './newer-hugo.ts';

/** Why the block can't be read: an offset in it, and js-yaml's words. */
export interface Rejection {
  readonly offset: number;
  readonly reason: string;
}

/** Psych, go-yaml and serde read a value with an unknown tag as if it had none; js-yaml fails. */
const anyTag = (['scalar', 'sequence', 'mapping'] as const).flatMap(kind =>
  ['!', 'tag:'].map(prefix => new Type(prefix, { kind, multi: true, construct: data => data })),
);

/** Psych and serde take `<<: text` for a key like others. */
const withoutMerge = CORE_SCHEMA.extend(anyTag);
const withMerge = DEFAULT_SCHEMA.extend(anyTag);

const schemas: Readonly<Record<FrontMatterStyle, Schema>> = {
  jekyll: withoutMerge,
  zola: withoutMerge,
  hugo: withMerge,
  hexo: withMerge,
  github: withMerge,
  astro: DEFAULT_SCHEMA,
  'gray-matter': DEFAULT_SCHEMA,
};

/**
 * Whether the generators' parsers reject the block. js-yaml is what half of them run; the `yaml` package, which has the
 * positions, is stricter: 114 posts of one blog whose quoted values go on unindented are fine for all of them but
 * `yaml`. Jekyll's parser is libyaml, and Hugo's was its offspring in Go. Duplicate keys are judged elsewhere.
 */
export function judgeYaml(block: string, style: FrontMatterStyle): Rejection | undefined {
  if (style === 'jekyll') return judgeAsJekyll(block);
  return style === 'hugo' ? judgeAsHugo(block) : judgeWithJsYaml(block, style);
}

/** libyaml decides; where js-yaml agrees, its words and places are the better known. */
function judgeAsJekyll(block: string): Rejection | undefined {
  const refusal = findRefusal(block, 'libyaml');
  if (!refusal) return undefined;
  return judgeWithJsYaml(block, 'jekyll') ?? { offset: refusal.offset, reason: refusal.message };
}

/** From 0.152 on, Hugo has another parser: an error must be one for both. js-yaml has the better words. */
function judgeAsHugo(block: string): Rejection | undefined {
  const rejection = judgeWithJsYaml(block, 'hugo');
  // what `<<` and a tag can't stand for is found out after parsing
  if (rejection && /cannot (?:merge|resolve)/.test(rejection.reason)) return rejection;
  const refusal = findRefusal(block, 'go');
  if (!refusal) return undefined;
  const old = { offset: refusal.offset, reason: refusal.message };
  if (isFineSomewhere(block, old)) return undefined;
  return rejection ?? (isOddEverywhere(block, old) ? old : undefined);
}

function judgeWithJsYaml(block: string, style: FrontMatterStyle): Rejection | undefined {
  try {
    load(block, { json: true, schema: schemas[style] });
    return undefined;
  } catch (error) {
    if (error instanceof YAMLException) return { offset: error.mark?.position ?? 0, reason: error.reason };
    if (error instanceof RangeError) return { offset: 0, reason: 'nesting exceeded' };
    throw error;
  }
}
