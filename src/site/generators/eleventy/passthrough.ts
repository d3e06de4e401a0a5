import { escapePattern } from '../../../core/escape-pattern.ts';
import { matchGlobs } from '../../../core/match-globs.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { baseName, folderOf, joinPath } from '../../address.ts';
import type { GeneratedAddress } from '../../generator.ts';
import { isList, isObject, type Literal, literalAt, textsOf } from '../../literals/literal.ts';
import type { EleventySettings } from './settings.ts';

/** Files that are copied beside the page that names them (`mode: 'html-relative'`). */
interface RelativeCopy {
  readonly matches: (file: string) => boolean;
  /** Other folders to look in, with a final slash. */
  readonly folders: readonly string[];
}

export interface Copies {
  /** Address without base path → file. */
  readonly assets: ReadonlyMap<string, string>;
  /** What is copied from outside of the repository, such as node_modules. */
  readonly generated: readonly GeneratedAddress[];
  readonly relative: readonly RelativeCopy[];
  /** A copy can't be read: any file may be anywhere. */
  readonly isOpen: boolean;
}

/** The copies of `addPassthroughCopy` (src/TemplatePassthrough.js). */
export function readCopies(settings: EleventySettings, files: SiteFiles): Copies {
  const assets = new Map<string, string>();
  const generated: GeneratedAddress[] = [];
  const relative: RelativeCopy[] = [];
  let isOpen = settings.effects.buildsAssets;
  for (const { method, args } of settings.config?.calls ?? []) {
    if (method !== 'addPassthroughCopy') continue;
    const [what, options] = args;
    if (literalAt(options, 'mode') === 'html-relative') {
      const copy = relativeCopy(what, options);
      if (copy) relative.push(copy);
      else isOpen = true;
      continue;
    }
    const pairs = pairsOf(what);
    if (!pairs || ['filter', 'rename'].some(key => literalAt(options, key) !== undefined)) isOpen = true;
    for (const { from, to } of pairs ?? []) {
      const found = copy(from, to, { input: settings.input, files });
      for (const [address, file] of found) if (!isJunk(file)) assets.set(address, file);
      // A file goes into the folder that is named only if that is there already, as after an earlier build.
      if (files.has(from) && to !== undefined)
        generated.push({ address: addressOf(`${to}/${baseName(from)}`), by: 'a passthrough copy' });
      else if (found.length === 0 && !isHere(from, files)) generated.push(...elsewhere(from, to, settings.input));
    }
  }
  return { assets, generated, relative, isOpen };
}

function isJunk(file: string): boolean {
  return /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i.test(file);
}

interface Pair {
  readonly from: string;
  /** Undefined: at the same place below the input. */
  readonly to: string | undefined;
}

function pairsOf(what: Literal): Pair[] | undefined {
  if (typeof what === 'string') return [{ from: clean(what), to: undefined }];
  if (isList(what)) return [];
  if (!isObject(what) || what.open) return undefined;
  const pairs = [...what.entries].map(([from, to]) => ({ from: clean(from), to }));
  if (!pairs.every(({ to }) => typeof to === 'string' || to === true)) return undefined;
  return pairs.map(({ from, to }) => ({ from, to: typeof to === 'string' && to !== '' ? to : undefined }));
}

function clean(path: string): string {
  return isGlob(path) ? path.replace(/^\.?\//, '') : (joinPath('', path) ?? path);
}

function isGlob(path: string): boolean {
  return /[*?[\]{}!()]/.test(path);
}

interface Place {
  readonly input: string;
  readonly files: SiteFiles;
}

function copy(from: string, to: string | undefined, { input, files }: Place): [string, string][] {
  const below = (file: string) => addressOf(file.startsWith(input) ? file.slice(input.length) : file);
  if (files.has(from)) {
    const address = to === undefined ? below(from) : addressOf(to);
    return address === '/' ? [] : [[address, from]];
  }
  if (isGlob(from)) {
    const matches = matchGlobs(from, { dot: true, nocase: true });
    const found = files.paths.filter(path => matches(path));
    return found.map(file => [to === undefined ? below(file) : addressOf(`${to}/${baseName(file)}`), file]);
  }
  const start = from === '' ? '' : `${from}/`;
  const found = files.paths.filter(path => path.startsWith(start));
  return found.map(file => [to === undefined ? below(file) : addressOf(`${to}/${file.slice(start.length)}`), file]);
}

function addressOf(path: string): string {
  return `/${joinPath('', path) ?? ''}`.normalize('NFC');
}

/** A glob in a folder of the repository that matches none of its files copies nothing. */
function isHere(from: string, files: SiteFiles): boolean {
  const [start = ''] = from.split(/[*?[{!(]/);
  return isGlob(from) && files.hasFolder(folderOf(start));
}

/** What is not here when linting may be there when building: packages, and what other tools make. */
function elsewhere(from: string, to: string | undefined, input: string): GeneratedAddress[] {
  const target = addressOf(to ?? (from.startsWith(input) ? from.slice(input.length) : from).split(/[*?[{!(]/)[0] ?? '');
  const by = 'a passthrough copy';
  const isFile = !isGlob(from) && /\.\w+$/.test(target);
  if (isFile) return [{ address: target, by }];
  const escaped = escapePattern(target).replace(/\/$/, '');
  return [{ address: new RegExp(`^${escaped}(?:/[^?#]*)?\\.\\w+$`), by }];
}

function relativeCopy(what: Literal, options: Literal): RelativeCopy | undefined {
  const globs = textsOf(what)?.map(clean);
  if (!globs) return undefined;
  const folders = (textsOf(literalAt(options, 'paths') ?? []) ?? []).map(folder => `${joinPath('', folder) ?? ''}/`);
  const matches = matchGlobs(globs, { dot: true, nocase: true });
  return { matches: file => matches(file), folders };
}
