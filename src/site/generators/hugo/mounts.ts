import type { SiteFiles } from '../../../core/site.ts';
import { trimEnd } from '../../../core/trim.ts';
import { isMap, type Settings, textOf, textsOf } from '../../settings.ts';
import { mapOf, settingAt } from './setting-at.ts';

export interface Mount {
  /** A folder of the repository. */
  readonly source: string;
  /** Where its files are below the component, without slashes around it. */
  readonly target: string;
  readonly language?: string;
}

/** The folders of a component, project before themes. */
export type Component = 'content' | 'static' | 'assets' | 'layouts';

export interface Themes {
  /** Folders of themes that are here, the most important first. */
  readonly folders: readonly string[];
  readonly absent: readonly string[];
  readonly absentContent: readonly string[];
}

export function readThemes(raw: Settings, files: SiteFiles): Themes {
  const parent = (textOf(raw['themesdir']) ?? 'themes').replace(/^\.\/|\/$/g, '');
  const imports = importsOf(raw);
  const names = [...textsOf(raw['theme']), ...imports.flatMap(entry => textOf(entry['path']) ?? [])];
  const placed = names.map(name => {
    const folder = [`${parent}/${name}`, `_vendor/${name}`].find(path => files.hasFolder(path));
    return { name, folder };
  });
  const absentContent = imports
    .filter(entry => !placed.some(({ name, folder }) => name === entry['path'] && folder !== undefined))
    .flatMap(entry => mountEntries(entry).map(mount => textOf(mount['target']) ?? ''))
    .flatMap(
      target =>
        /^content(?:\/(.*))?$/
          .exec(target)
          ?.slice(1)
          .map(part => part ?? '') ?? [],
    );
  return {
    folders: placed.flatMap(({ folder }) => folder ?? []),
    absent: placed.filter(({ folder }) => folder === undefined).map(({ name }) => name),
    absentContent,
  };
}

function importsOf(raw: Settings): Settings[] {
  const imports = settingAt(raw, 'module.imports');
  return Array.isArray(imports) ? imports.filter(isMap).filter(entry => entry['disable'] !== true) : [];
}

function mountEntries(entry: Settings): Settings[] {
  const mounts = entry['mounts'];
  return Array.isArray(mounts) ? mounts.filter(isMap) : [];
}

const FOLDER_KEYS: Readonly<Record<Component, string>> = {
  content: 'contentdir',
  static: 'staticdir',
  assets: 'assetdir',
  layouts: 'layoutdir',
};

/** Any mount of a component switches its default folder off; the files of themes lie below the project's own. */
export function readMounts(raw: Settings, component: Component, themes: readonly string[]): Mount[] {
  const themeMounts = themes.map(folder => ({ source: `${folder}/${component}`, target: '' }));
  const configured = mountEntries(mapOf(raw['module'])).flatMap(entry => readMount(entry, component));
  return [...(configured.length > 0 ? configured : defaultMounts(raw, component)), ...themeMounts];
}

function readMount(entry: Settings, component: Component): Mount[] {
  const [top, ...below] = (textOf(entry['target']) ?? '').split('/').filter(part => part !== '');
  const source = textOf(entry['source']);
  if (top !== component || source === undefined) return [];
  const [language] = textsOf(entry['lang'] ?? settingAt(entry, 'sites.matrix.languages'));
  return [{ source: trimFolder(source), target: below.join('/'), ...(language !== undefined && { language }) }];
}

function defaultMounts(raw: Settings, component: Component): Mount[] {
  const key = FOLDER_KEYS[component];
  const numbered = Array.from({ length: 11 }, (_, number) => raw[`${key}${number}`]);
  const own = textsOf(raw[key] ?? component).concat(numbered.flatMap(textsOf));
  const general = own.map(source => ({ source: trimFolder(source), target: '' }));
  const languages = Object.entries(mapOf(raw['languages'])).map(([language, values]) => ({
    language,
    folders: textsOf(mapOf(values)[key]),
  }));
  const ofLanguages = languages.flatMap(({ language, folders }) =>
    folders.map(folder => ({
      source: trimFolder(folder),
      target: '',
      ...(component === 'content' && { language }),
    })),
  );
  // A language with a folder of its own does not have the general one.
  const isGeneralUsed =
    component !== 'content' || languages.length === 0 || languages.some(({ folders }) => folders.length === 0);
  return isGeneralUsed ? [...ofLanguages, ...general] : ofLanguages;
}

function trimFolder(folder: string): string {
  return trimEnd(folder.replace(/^(?:\.?\/)+/, ''), '/');
}
