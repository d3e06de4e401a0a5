import type { SiteFiles } from '../../../core/site.ts';
import { folderOf, joinPath } from '../../address.ts';
import { isList, isObject, type Literal, literalAt } from '../../literals/literal.ts';
import { pathOf } from '../../literals/path-of.ts';
import { readModule } from '../../literals/read-module.ts';

export interface Alias {
  /** `~/*`, `@assets/*`, or a whole name. */
  readonly pattern: string;
  /** Relative to the root, `*` in place. */
  readonly targets: readonly string[];
}

/** Import aliases of tsconfig.json and of Vite's configuration. */
export function readAliases(files: SiteFiles, config: Literal): Alias[] {
  return [...readTsAliases(files), ...readViteAliases(config)];
}

function readTsAliases(files: SiteFiles): Alias[] {
  const file = ['tsconfig.json', 'jsconfig.json'].find(files.has);
  return file === undefined ? [] : aliasesOf(file, files, 3);
}

function aliasesOf(file: string, files: SiteFiles, depth: number): Alias[] {
  const settings = readModule(file, files.read)?.default;
  const options = literalAt(settings, 'compilerOptions');
  const extended = literalAt(settings, 'extends');
  const parent =
    typeof extended === 'string' && extended.startsWith('.') ? joinPath(folderOf(file), extended) : undefined;
  const inherited = parent !== undefined && depth > 0 ? aliasesOf(parent, files, depth - 1) : [];
  const written = literalAt(options, 'baseUrl');
  const base = typeof written === 'string' ? joinPath(folderOf(file), written) : folderOf(file);
  const paths = literalAt(options, 'paths');
  if (base === undefined) return inherited;
  const own = isObject(paths) ? Array.from(paths.entries, ([pattern, targets]) => aliasOf(pattern, targets, base)) : [];
  const whole = typeof written === 'string' ? [{ pattern: '*', targets: [base === '' ? '*' : `${base}/*`] }] : [];
  return [...own, ...whole, ...inherited];
}

function aliasOf(pattern: string, targets: Literal, base: string): Alias {
  const texts = isList(targets) ? targets.filter(target => typeof target === 'string') : [];
  return { pattern, targets: texts.flatMap(target => joinPath(base, target) ?? []) };
}

/** `vite: { resolve: { alias: { '@': '/src' } } }`; a prefix stands for everything below it. */
function readViteAliases(config: Literal): Alias[] {
  const alias = literalAt(config, 'vite', 'resolve', 'alias');
  if (!isObject(alias)) return [];
  return Array.from(alias.entries).flatMap(([name, value]) => {
    const path = pathOf(value)?.replace(/^\//, '');
    const target = path === undefined ? undefined : joinPath('', path);
    if (target === undefined) return [];
    const prefix = name.replace(/\/$/, '');
    return [
      { pattern: name, targets: [target] },
      { pattern: `${prefix}/*`, targets: [`${target}/*`] },
    ];
  });
}

/** The files that an aliased path may mean. */
export function expandAlias(path: string, aliases: readonly Alias[]): string[] {
  return aliases.flatMap(({ pattern, targets }) => {
    const star = pattern.indexOf('*');
    if (star === -1) return pattern === path ? targets : [];
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    if (path.length < before.length + after.length || !path.startsWith(before) || !path.endsWith(after)) return [];
    const rest = path.slice(before.length, path.length - after.length);
    return targets.flatMap(
      target =>
        joinPath(
          '',
          target.replace('*', () => rest),
        ) ?? [],
    );
  });
}
