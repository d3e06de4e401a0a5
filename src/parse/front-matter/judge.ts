import { CORE_SCHEMA, DEFAULT_SCHEMA, load, type Schema, Type, YAMLException } from 'js-yaml';
import type { FrontMatterStyle } from '../../core/dialect.ts';
import { findTab } from './judge-tabs.ts';

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
 * Whether the generators' parsers reject the block. js-yaml is what half of them run, and it agrees with libyaml (Psych,
 * go-yaml) where the `yaml` package, which has the positions, is stricter: 114 posts of one blog whose quoted values go
 * on unindented are fine for all of them but `yaml`. Duplicate keys are judged elsewhere.
 */
export function judgeYaml(block: string, style: FrontMatterStyle): Rejection | undefined {
  try {
    load(block, { json: true, schema: schemas[style] });
    return style === 'jekyll' ? findTab(block) : undefined;
  } catch (error) {
    if (error instanceof YAMLException) return { offset: error.mark?.position ?? 0, reason: error.reason };
    if (error instanceof RangeError) return { offset: 0, reason: 'nesting exceeded' };
    throw error;
  }
}
