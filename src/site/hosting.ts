import { escapePattern } from '../core/escape-pattern.ts';
import type { SiteFiles } from '../core/site.ts';
import { decodeAddress } from './address.ts';
import type { GeneratedAddress } from './generator.ts';
import { literalAt } from './literals/literal.ts';
import { readModule } from './literals/read-module.ts';
import { isMap, readSettings, type Settings, textOf, textsOf } from './settings.ts';

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
  const ownPathsOf = (source: string): string[] => {
    const match = /^https?:\/\/([^/]+)(\/.*)$/i.exec(source);
    if (!match) return [source];
    return hosts.includes((match[1] ?? '').toLowerCase()) ? [match[2] ?? ''] : [];
  };
  return readHostFiles(files).flatMap(([by, sources]) =>
    [...new Set(sources.flatMap(ownPathsOf))].flatMap(addressesOf).map(address => ({ address, by })),
  );
}

/** The files that tell hosts what to answer, and what their rules are for. */
function readHostFiles(files: SiteFiles): (readonly [string, readonly string[]])[] {
  const vercel = readSettings(files, 'vercel.json') ?? {};
  const firebase = readSettings(files, 'firebase.json')?.['hosting'];
  const worker = workerOf(files);
  return [
    ...REDIRECT_FILES.map(file => [file, readRedirects(files.read(file) ?? '')] as const),
    ['netlify.toml', rulesOf(readSettings(files, 'netlify.toml')?.['redirects'], 'from')],
    ['vercel.json', readRules(vercel)],
    ['firebase.json', [firebase].flat().filter(isMap).flatMap(readRules)],
    ...(worker === undefined ? [] : [[worker, readPaths(files.read(worker) ?? '')] as const]),
  ];
}

/** Lines of `from to [status]` (docs.netlify.com, “Redirects and rewrites”). */
function readRedirects(text: string): string[] {
  const sources: string[] = [];
  for (const line of text.split('\n')) {
    const [from = '', ...rest] = line.trim().split(/[ \t]+/);
    if (isSource(from) && rest.length > 0 && !rest.some(part => /^404!?$/.test(part))) sources.push(from);
  }
  return sources;
}

/** Of Vercel and Firebase. */
function readRules({ redirects, rewrites }: Settings): string[] {
  return [...rulesOf(redirects, 'source'), ...rulesOf(rewrites, 'source')];
}

function rulesOf(rules: unknown, key: string): string[] {
  if (!Array.isArray(rules)) return [];
  const found = rules.filter(isMap).filter(rule => textOf(rule['status']) !== '404');
  return found.flatMap(rule => textsOf(rule[key])).filter(isSource);
}

/** A path, or the whole address. */
function isSource(text: string): boolean {
  return /^(?:https?:\/)?\//i.test(text);
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

/** `/blog/:slug`, `/old/*`: as decoded addresses, or as a pattern where it has parameters. */
export function addressesOf(source: string): (string | RegExp)[] {
  const path = source.replace(/\/$/, '');
  if (path === '') return [];
  if (!/[:*()]/.test(path)) return [decodeAddress(path), decodeAddress(`${path}/`)];
  // Literal text and parameters take turns.
  const parts = path.split(PARAMETER);
  const literal = parts.filter((_, index) => index % 2 === 0).join('');
  const isAboutAll = /^[/.]*$/.test(literal);
  const isOtherSyntax = /[()[\]{}|?+\\^$]/.test(literal);
  if (isAboutAll || isOtherSyntax || parts.length > 9) return [];
  const pattern = parts.map((part, index) => {
    if (index % 2 === 0) return escapePattern(decodeAddress(isOptional(parts[index + 1]) ? withoutSlash(part) : part));
    if (!isOptional(part)) return patternOf(part);
    const slash = parts[index - 1]?.endsWith('/') ? '/' : '';
    return `(?:${slash}${patternOf(part)})?`;
  });
  return [new RegExp(`^${pattern.join('')}/?$`)];
}

/** `/docs/:path*` is `/docs` as well: the slash before such a parameter is a part of it (path-to-regexp). */
function isOptional(parameter: string | undefined): boolean {
  return parameter !== undefined && /^:.*[*?]$/.test(parameter);
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, '');
}

/** All that follows, at least one name, or one. */
function patternOf(parameter: string): string {
  if (/[*)]$/.test(parameter)) return '.*';
  return parameter.endsWith('+') ? '.+' : '[^/]+';
}
