import type { GeneratorId } from '../core/dialect.ts';
import type { Folder, Generator } from './generator.ts';
import { astro } from './generators/astro.ts';
import { docusaurus } from './generators/docusaurus.ts';
import { eleventy } from './generators/eleventy.ts';
import { framework } from './generators/framework.ts';
import { hexo } from './generators/hexo.ts';
import { hugo } from './generators/hugo.ts';
import { jekyll } from './generators/jekyll.ts';
import { plain } from './generators/plain.ts';
import { zola } from './generators/zola.ts';

/** In the order in which they are asked: a Hexo site has a `_config.yml` too, a Zola site a `config.toml`. */
const ORDERED: readonly Generator[] = [docusaurus, astro, zola, hugo, hexo, eleventy, framework, jekyll];

/** Names of files that a site root can have; a folder with none of them is not asked. */
const SIGNAL =
  /^(?:_config\.(?:ya?ml|toml)|(?:hugo|config|zola)\.(?:toml|ya?ml|json)|package\.json|(?:astro|docusaurus|eleventy)\.config\.\w+|\.eleventy\.js|go\.mod)$/;

export function isSignal(name: string): boolean {
  return SIGNAL.test(name);
}

/** The generator whose site root this folder is; undefined where there is none. */
export function detectGenerator(folder: Folder): Generator | undefined {
  return ORDERED.find(generator => generator.detect(folder));
}

/** GitHub Pages builds a folder with `_posts` without any configuration; only asked where nothing above is a root. */
export function detectUnconfigured(folder: Folder): Generator | undefined {
  return folder.hasFolder('_posts') ? jekyll : undefined;
}

export function generatorOf(id: GeneratorId): Generator {
  return id === 'plain' ? plain : (ORDERED.find(generator => generator.id === id) ?? plain);
}
