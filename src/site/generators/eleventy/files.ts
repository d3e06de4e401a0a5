import { matchGlobs } from '../../../core/match-globs.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { baseName, folderOf } from '../../address.ts';
import type { EleventySettings } from './settings.ts';

/** A file that Eleventy renders. */
export interface Template {
  readonly file: string;
  readonly format: string;
  /** Relative to the input, without the extension of the format. */
  readonly stem: string;
  /** The extension of what it becomes. */
  readonly output: string;
}

/** The extensions that belong to a format (src/EleventyExtensionMap.js). */
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  md: ['md'],
  html: ['html'],
  njk: ['njk'],
  liquid: ['liquid'],
  '11ty.js': ['11ty.js', '11ty.cjs', '11ty.mjs'],
  webc: ['webc'],
  // Those of Eleventy 1 and 2, plugins now.
  hbs: ['hbs'],
  mustache: ['mustache'],
  ejs: ['ejs'],
  haml: ['haml'],
  pug: ['pug'],
};

export interface EleventyFiles {
  readonly templateOf: (file: string) => Template | undefined;
  /** Whether a file is copied because its extension is named among the formats, though no language of templates. */
  readonly isCopied: (file: string) => boolean;
  /** Extensions of templates, for layouts that are named without one. */
  readonly extensions: readonly string[];
}

export function sortFiles(settings: EleventySettings, files: SiteFiles): EleventyFiles {
  const isIgnored = makeIgnore(settings, files);
  const extensions = new Map<string, { format: string; output: string }>();
  const copied = new Set<string>();
  for (const format of settings.formats) {
    const usual = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    const added = settings.extensions.get(format);
    if (added) extensions.set(format, added);
    else if (usual) for (const extension of usual) extensions.set(extension, { format, output: 'html' });
    else copied.add(format);
  }
  const isInside = (file: string) =>
    file.startsWith(settings.input) && !/(?:^|\/)node_modules\//.test(file) && !file.startsWith('.git/');
  // The longest extension counts: `x.11ty.js`.
  const byLength = [...extensions].sort(([left], [right]) => right.length - left.length);
  return {
    templateOf: file => {
      const lower = file.toLowerCase();
      const found = byLength.find(([extension]) => lower.endsWith(`.${extension}`));
      if (!found || !isInside(file) || isIgnored(file)) return undefined;
      const [extension, { format, output }] = found;
      // An extension in other case is one of a template, but stays in its name.
      const end = file.endsWith(`.${extension}`) ? -extension.length - 1 : undefined;
      return { file, format, stem: file.slice(settings.input.length, end), output };
    },
    isCopied: file => {
      const extension = baseName(file).split('.').at(-1)?.toLowerCase() ?? '';
      return copied.has(extension) && isInside(file) && !isIgnored(file);
    },
    extensions: [...extensions.keys()],
  };
}

/** src/EleventyFiles.js: ignore files hold globs, and the folders of Eleventy itself are none of content. */
function makeIgnore(settings: EleventySettings, files: SiteFiles): (file: string) => boolean {
  const { input, output, includes, layouts, data } = settings;
  const inner = [includes, layouts, data].filter(folder => folder !== '' && folder !== input);
  const folders = input.startsWith(output) ? inner : [...inner, output];
  const lists = [
    ...(settings.usesGitIgnore ? ['.gitignore'] : []),
    ...new Set(['.eleventyignore', `${input}.eleventyignore`]),
  ];
  const globs = [
    ...lists.flatMap(list => readIgnoreFile(list, files)),
    ...settings.ignores.map(glob => glob.replace(/^\.\//, '')),
  ];
  const isNamed = globs.length === 0 ? () => false : matchGlobs(globs, { dot: true, nocase: true });
  return file => folders.some(folder => file.startsWith(folder)) || isNamed(file);
}

function readIgnoreFile(list: string, files: SiteFiles): string[] {
  const lines = (files.read(list) ?? '').split('\n').map(line => line.trim());
  return lines.flatMap(line => {
    if (line === '' || /^[#!]/.test(line)) return [];
    const path = `${folderOf(list)}/${line}`.replace(/\/{2,}/g, '/').replace(/^\/|^\.\//, '');
    const bare = path.replace(/\/$/, '');
    return files.hasFolder(bare) ? [`${bare}/**`] : [path];
  });
}
