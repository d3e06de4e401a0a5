import { escapePattern } from '../core/escape-pattern.ts';
import type { SiteFiles } from '../core/site.ts';
import type { GeneratedAddress } from './generator.ts';
import { literalAt } from './literals/literal.ts';
import { readModule } from './literals/read-module.ts';
import { isMap, readSettings, textOf } from './settings.ts';

/** Folders that generators publish as they are: Netlify and Cloudflare read `_redirects` from what is published. */
const REDIRECT_FILES = ['', 'public/', 'static/', 'src/', 'source/', 'site/', 'website/static/'].map(
  folder => `${folder}_redirects`,
);

/** Netlify and Cloudflare answer `/a/` with `/a.html` (their “pretty URLs” and “HTML handling”). */
export function servesPagesAsFolders(files: SiteFiles): boolean {
  const headers = REDIRECT_FILES.map(file => file.replace(/_redirects$/, '_headers'));
  return ['netlify.toml', 'wrangler.toml', 'wrangler.jsonc', 'wrangler.json', ...REDIRECT_FILES, ...headers].some(
    files.has,
  );
}

/**
 * Addresses that the host answers without a file: the redirects and rewrites of Netlify, Cloudflare, Vercel and
 * Firebase. A rule for every address, such as one for a missing page, says nothing about what exists.
 */
export function findHostAddresses(files: SiteFiles, hosts: readonly string[] = []): GeneratedAddress[] {
  const found: GeneratedAddress[] = [];
  const ownPathsOf = (source: string): string[] => {
    const match = /^https?:\/\/([^/]+)(\/.*)$/i.exec(source);
    if (!match) return [source];
    return hosts.includes((match[1] ?? '').toLowerCase()) ? [match[2] ?? ''] : [];
  };
  const add = (by: string, sources: readonly string[]) => {
    for (const source of new Set(sources.flatMap(ownPathsOf)))
      for (const address of addressesOf(source)) found.push({ address, by });
  };
  for (const file of REDIRECT_FILES) if (files.has(file)) add(file, readRedirects(files.read(file) ?? ''));
  if (files.has('netlify.toml'))
    add('netlify.toml', rulesOf(readSettings(files, 'netlify.toml')?.['redirects'], 'from'));
  if (files.has('vercel.json')) {
    const settings = readSettings(files, 'vercel.json');
    add('vercel.json', [...rulesOf(settings?.['redirects'], 'source'), ...rulesOf(settings?.['rewrites'], 'source')]);
  }
  if (files.has('firebase.json')) {
    const hosting = readSettings(files, 'firebase.json')?.['hosting'];
    const sites = (Array.isArray(hosting) ? hosting : [hosting]).filter(isMap);
    const rules = sites.flatMap(site => [
      ...rulesOf(site['redirects'], 'source'),
      ...rulesOf(site['rewrites'], 'source'),
    ]);
    add('firebase.json', rules);
  }
  const worker = workerOf(files);
  if (worker !== undefined) add(worker, readPaths(files.read(worker) ?? ''));
  return found;
}

/** Lines of `from to [status]` (docs.netlify.com, “Redirects and rewrites”). */
function readRedirects(text: string): string[] {
  const sources: string[] = [];
  for (const line of text.split('\n')) {
    const [from = '', ...rest] = line.trim().split(/[ \t]+/);
    if (/^(?:https?:\/)?\//i.test(from) && rest.length > 0 && !rest.some(part => /^404!?$/.test(part)))
      sources.push(from);
  }
  return sources;
}

function rulesOf(rules: unknown, key: string): string[] {
  if (!Array.isArray(rules)) return [];
  return rules.filter(isMap).flatMap(rule => {
    const source = textOf(rule[key]);
    return /^(?:https?:\/)?\//i.test(source ?? '') && textOf(rule['status']) !== '404' ? [source ?? ''] : [];
  });
}

/** The script that answers requests before the files do, on Cloudflare. */
function workerOf(files: SiteFiles): string | undefined {
  for (const file of ['wrangler.jsonc', 'wrangler.json', 'wrangler.toml']) {
    if (!files.has(file)) continue;
    const main = file.endsWith('.toml')
      ? readSettings(files, file)?.['main']
      : literalAt(readModule(file, files.read)?.default, 'main');
    const script = typeof main === 'string' ? main.replace(/^\.\//, '') : undefined;
    if (script !== undefined && files.has(script)) return script;
  }
  return undefined;
}

/** A program can't be asked what it redirects; the paths that stand in it are what it is about. */
function readPaths(source: string): string[] {
  return Array.from(source.matchAll(/(['"`])(\/[\w\-./:*~%]*)\1/g), match => match[2] ?? '');
}

const PARAMETER = /(:\w+(?:\([^()]*\))?[*+?]?|\*+|\([^()]*\))/;

/** `/blog/:slug`, `/old/*`: as an address, or as a pattern where it has parameters. */
export function addressesOf(source: string): (string | RegExp)[] {
  const path = source.length > 1 ? source.replace(/\/$/, '') : source;
  if (!/[:*()]/.test(path)) return path === '/' ? [] : [path, `${path}/`];
  // Literal text and parameters take turns.
  const parts = path.split(PARAMETER);
  const literal = parts.filter((_, index) => index % 2 === 0).join('');
  const isAboutAll = /^[/.]*$/.test(literal);
  const isOtherSyntax = /[()[\]{}|?+\\^$]/.test(literal);
  if (isAboutAll || isOtherSyntax || parts.length > 9) return [];
  const pattern = parts.map((part, index) => (index % 2 === 0 ? escapePattern(part) : patternOf(part))).join('');
  return [new RegExp(`^${pattern}/?$`)];
}

function patternOf(parameter: string): string {
  const isDeep = parameter.startsWith('*') || parameter.startsWith('(') || /[*+)]$/.test(parameter);
  return isDeep ? '.*' : '[^/]+';
}
