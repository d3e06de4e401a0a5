import { compileGlobs } from '../config/globs.ts';
import type { Settings } from '../config/resolve-settings.ts';
import { relativePath } from '../engine/paths.ts';
import type { SessionSettings } from '../engine/session-settings.ts';

/** The configuration speaks of files relative to its own folder, the engine of absolute ones. */
export function inAbsolutePaths(settings: Settings): SessionSettings {
  const { folder, content } = settings;
  const relative = (file: string) => relativePath(folder, file);
  const isContent = compileGlobs(content);
  return {
    rules: settings.rules,
    statesFor: file => settings.statesFor(relative(file)),
    remarkLevelFor: (file, rule) => settings.remarkLevelFor(relative(file), rule),
    findUnknownRule: settings.findUnknownRule,
    isPartial: settings.isPartial,
    isIgnored: file => settings.isIgnored(relative(file)),
    isContent: content.length === 0 ? undefined : file => isContent(relative(file)),
    generator: settings.generator,
    root: settings.root,
    assets: settings.assets,
  };
}
