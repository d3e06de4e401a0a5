import type { SiteFiles } from '../../../core/site.ts';
import { literalAt, literalOfJson } from '../../literals/literal.ts';
import { readModule } from '../../literals/read-module.ts';
import { parseSettings } from '../../settings.ts';
import type { EleventySettings } from './settings.ts';

/** Files of data in which sites keep their own address, and its keys there. */
const NAMES = ['site', 'metadata', 'meta', 'config', 'settings'];
const KEYS = ['url', 'baseUrl', 'baseurl', 'host', 'domain', 'origin', 'siteUrl'];

/** Eleventy does not know the site's address; its data and GitHub's CNAME file do. */
export function readHosts({ data, input }: EleventySettings, files: SiteFiles): string[] {
  const hosts = ['CNAME', `${input}CNAME`, 'public/CNAME'].flatMap(path => hostOf(files.read(path)?.trim()));
  for (const name of NAMES)
    for (const end of ['.json', '.js', '.cjs', '.mjs', '.yaml', '.yml', '.toml']) {
      const path = `${data}${name}${end}`;
      if (!files.has(path)) continue;
      const value = /\.[cm]?js$/.test(path)
        ? readModule(path, files.read)?.default
        : literalOfJson(parseSettings(files.read(path) ?? '', path));
      for (const key of KEYS) {
        const url = literalAt(value, key);
        hosts.push(...hostOf(typeof url === 'string' ? url : undefined));
      }
    }
  return [...new Set(hosts)];
}

function hostOf(url: string | undefined): string[] {
  const host = /^(?:https?:\/\/)?([a-z\d-]+(?:\.[a-z\d-]+)+)(?::\d+)?\/?/i.exec(url ?? '')?.[1];
  return host === undefined ? [] : [host.toLowerCase()];
}
