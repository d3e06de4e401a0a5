import { lazily } from '../../../core/lazily.ts';
import type { SiteFiles } from '../../../core/site.ts';
import { baseName } from '../../address.ts';
import { type CascadeReader, openCascades } from './data.ts';
import { type EleventyFiles, sortFiles } from './files.ts';
import type { LayoutIds } from './layout-ids.ts';
import { type Copies, readCopies } from './passthrough.ts';
import { type EleventySettings, readEleventySettings } from './settings.ts';
import { type OtherText, readOtherTexts } from './wiki.ts';

export interface EleventySite {
  readonly settings: EleventySettings;
  readonly sorted: EleventyFiles;
  readonly files: SiteFiles;
  readonly copies: Copies;
  readonly data: CascadeReader;
  /** What was read of layouts already. */
  readonly layoutIds: Map<string, LayoutIds>;
  /** The files of the repository with this name, whatever its case. */
  readonly filesNamed: (name: string) => readonly string[];
  /** What is no Markdown: read once, when a wiki link leads nowhere. */
  readonly otherTexts: () => readonly OtherText[];
}

export function openEleventySite(files: SiteFiles): EleventySite {
  const settings = readEleventySettings(files);
  const sorted = sortFiles(settings, files);
  const data = openCascades(settings, files, sorted);
  const names = lazily(() => groupByName(files.paths));
  const filesNamed = (name: string) => names().get(name.toLowerCase()) ?? [];
  return {
    settings,
    sorted,
    files,
    copies: readCopies(settings, files),
    data,
    layoutIds: new Map(),
    filesNamed,
    otherTexts: lazily(() => readOtherTexts(files)),
  };
}

function groupByName(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const name = baseName(path).toLowerCase();
    const group = groups.get(name);
    if (group) group.push(path);
    else groups.set(name, [path]);
  }
  return groups;
}
