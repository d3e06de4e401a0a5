import type { SiteFiles } from '../core/site.ts';
import type { GeneratedAddress } from './generator.ts';
import { isMap, parseSettings, textOf } from './settings.ts';

/**
 * Addresses that the host redirects: Netlify's and Cloudflare's `_redirects`, `netlify.toml` and `vercel.json`. Rules for
 * other hosts, and those that catch everything, say nothing about a single address.
 */
export function readRedirects(files: SiteFiles, base: string, publicFolders: readonly string[]): GeneratedAddress[] {
  const lists = ['_redirects', ...publicFolders.map(folder => `${folder}/_redirects`)];
  const sources = [
    ...lists.flatMap(path => readRedirectLines(files.read(path) ?? '')),
    ...readTable(files, 'netlify.toml', 'redirects', 'from'),
    ...readTable(files, 'vercel.json', 'redirects', 'source'),
    ...readTable(files, 'vercel.json', 'rewrites', 'source'),
  ];
  return [...new Set(sources)].flatMap(source => {
    const address = toAddress(source, base);
    return address === undefined ? [] : [{ address, by: 'a redirect' }];
  });
}

function readRedirectLines(text: string): string[] {
  return text.split('\n').flatMap(line => /^\s*(\/\S*)\s+\S/.exec(line)?.[1] ?? []);
}

function readTable(files: SiteFiles, path: string, table: string, key: string): string[] {
  const text = files.read(path);
  const data = text === undefined ? undefined : parseSettings(text, path);
  const entries = isMap(data) ? data[table] : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.filter(isMap).flatMap(entry => textOf(entry[key]) ?? []);
}

/** `/old/:year/*` matches any year and anything below. */
function toAddress(source: string, base: string): string | RegExp | undefined {
  const path = source.split(/[?#]/)[0] ?? '';
  if (!path.startsWith('/') || !path.startsWith(base) || /^\/?(?:\*|:\w+\*?|\(\.\*\))?$/.test(path.slice(base.length)))
    return undefined;
  if (!/[*:()]/.test(path)) return path;
  // A splat stands at the end; anything else that looks like a pattern is some host's own.
  const match = /^((?:\/(?:[\w.~%-]+|:\w+))*)(\/(?:\*|:\w+\*|\(\.\*\)))?\/?$/.exec(path);
  if (!match) return undefined;
  const fixed = (match[1] ?? '').replace(/[.+?^${}[\]\\|]/g, '\\$&').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${fixed}${match[2] ? '(?:/.*)?' : '/?'}$`);
}
