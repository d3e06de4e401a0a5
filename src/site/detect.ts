import type { GeneratorId } from '../core/dialect.ts';
import type { Folder, Generator } from './generator.ts';
import { jekyll } from './generators/jekyll.ts';
import { plain } from './generators/plain.ts';

/** In the order in which they are asked: a Hexo site has a `_config.yml` too, a Zola site a `config.toml`. */
const ORDERED: readonly Generator[] = [jekyll];

/** The generator whose site root this folder is; undefined where there is none. */
export function detectGenerator(folder: Folder): Generator | undefined {
  return ORDERED.find(generator => generator.detect(folder));
}

export function generatorOf(id: GeneratorId): Generator {
  return ORDERED.find(generator => generator.id === id) ?? plain;
}
