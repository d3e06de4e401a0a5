import { parse } from 'yaml';
import type { Site } from '../../core/site.ts';

/** The authors that a site knows, as far as they are written down. */
export interface AuthorData {
  /** The file or folder that holds them. */
  readonly file: string;
  /** What posts may name them by. */
  readonly names: ReadonlySet<string>;
  /** Posts below this folder name authors of this data; empty for all. */
  readonly scope: string;
}

/** Where the generators and their themes keep authors in one file; its keys are what posts name. */
const files: Readonly<Partial<Record<Site['generator'], RegExp>>> = {
  jekyll: /^_data\/authors\.(?:ya?ml|json)$/,
  hugo: /^data\/authors\.(?:ya?ml|json)$/,
  eleventy: /^(?:.*\/)?_data\/authors\.(?:ya?ml|json)$/,
  docusaurus: /^(?:.*\/)?authors\.ya?ml$/,
};

/** Where each author has a file: data, a collection (jekyllrb.com/docs/step-by-step/09-collections) or the page of a term. */
const folders: Readonly<Partial<Record<Site['generator'], RegExp>>> = {
  jekyll: /^(_data\/authors|_authors)\/([^/]+)\.(?:ya?ml|json|md|markdown)$/,
  hugo: /^(data\/authors|content\/authors)\/([^/]+?)(?:\/_?index)?\.(?:ya?ml|json|toml|md)$/,
};

/** All author data of a site; none where it stands in several places that cannot be told apart. */
export function readAuthorData(site: Site): AuthorData[] {
  const inFiles = site.files.paths.flatMap(path => {
    const names = files[site.generator]?.test(path) ? namesIn(site.files.read(path) ?? '') : undefined;
    return names ? [{ file: path, names, scope: scopeOf(path, site) }] : [];
  });
  const found = [...inFiles, ...readFolders(site)];
  return new Set(found.map(({ scope }) => scope)).size === found.length ? found : [];
}

/** Each blog of Docusaurus has its own list; data of the others is the whole site's. */
function scopeOf(path: string, { generator }: Site): string {
  return generator === 'docusaurus' ? path.slice(0, path.lastIndexOf('/') + 1) : '';
}

function namesIn(text: string): ReadonlySet<string> | undefined {
  const data = tryParse(text);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const names = new Set(Object.keys(data));
  return names.size > 0 ? names : undefined;
}

function tryParse(text: string): unknown {
  try {
    // 'silent' would keep what was read before an error.
    return parse(text, { logLevel: 'error' });
  } catch {
    return undefined;
  }
}

function readFolders(site: Site): AuthorData[] {
  const pattern = folders[site.generator];
  const names = new Map<string, Set<string>>();
  for (const path of pattern ? site.files.paths : []) {
    const [, folder, stem] = pattern?.exec(path) ?? [];
    if (folder === undefined || stem === undefined || stem === '_index') continue;
    const own = names.get(folder) ?? new Set();
    for (const name of [stem, ...namesOf(site, path)]) own.add(name);
    names.set(folder, own);
  }
  return [...names].map(([file, own]) => ({ file, names: own, scope: '' }));
}

/** What else an author with a page is called. */
function namesOf(site: Site, path: string): string[] {
  const data = site.page(path)?.facts.frontMatter?.data;
  return ['short_name', 'name', 'title', 'slug'].map(key => data?.[key]).filter(name => typeof name === 'string');
}
