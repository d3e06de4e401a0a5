import type { SiteFiles } from '../../../core/site.ts';
import { textOf } from '../../settings.ts';
import { settingAt } from './setting-at.ts';
import type { HugoSettings } from './settings.ts';

/**
 * What becomes of Markdown destinations: `plain`, they are written as they are; `embedded`, Hugo's own hooks look for a
 * page or resource first; `custom`, a template of the site or theme decides and may do either.
 */
export type Hook = 'plain' | 'embedded' | 'custom';

export interface Hooks {
  readonly link: Hook;
  readonly image: Hook;
  /** A template makes the ids of headings in its own way. */
  readonly hasOwnHeadingIds: boolean;
}

export function readHooks(settings: HugoSettings, files: SiteFiles): Hooks {
  const templates = hookTemplates(settings, files);
  const headings = templates.filter(({ name }) => name.startsWith('render-heading'));
  return {
    link: hookOf('link', templates, settings),
    image: hookOf('image', templates, settings),
    hasOwnHeadingIds: headings.some(({ text }) => !/\bid\s*=\s*(?:["']\s*)?\{\{-?\s*\.Anchor\b/.test(text)),
  };
}

interface HookTemplate {
  readonly name: string;
  readonly text: string;
}

/** `layouts/_markup` since 0.146, `layouts/_default/_markup` and those of types before. */
function hookTemplates(settings: HugoSettings, files: SiteFiles): HookTemplate[] {
  return files.paths.flatMap(path => {
    const match = /(?:^|\/)_markup\/(render-[\w.-]+)$/.exec(path);
    const isLayout = settings.layouts.some(mount => path.startsWith(`${mount.source}/`));
    return match && isLayout ? [{ name: match[1] ?? '', text: files.read(path) ?? '' }] : [];
  });
}

function hookOf(kind: 'link' | 'image', templates: readonly HookTemplate[], settings: HugoSettings): Hook {
  const own = templates.filter(({ name }) => name.startsWith(`render-${kind}`));
  const wanted = textOf(settingAt(settings.raw, `markup.goldmark.renderhooks.${kind}.useembedded`));
  if (wanted === 'always') return 'embedded';
  if (own.length > 0) return own.every(({ text }) => writesAsItIs(text)) ? 'plain' : 'custom';
  if (settings.absentTheme !== undefined) return 'custom';
  return usesEmbedded(kind, wanted, settings) ? 'embedded' : 'plain';
}

function usesEmbedded(kind: string, wanted: string | undefined, settings: HugoSettings): boolean {
  if (wanted === 'never') return false;
  if (wanted === 'fallback') return true;
  if (settingAt(settings.raw, `markup.goldmark.renderhooks.${kind}.enabledefault`) === true) return true;
  // Embedded hooks came with 0.123.
  const isOld = settings.version !== undefined && settings.version < 123;
  const duplicates = settingAt(settings.raw, 'markup.goldmark.duplicateresourcefiles') === true;
  return !isOld && !duplicates && settings.languages.length > 1;
}

/** A hook that puts the destination into the page without looking anything up. */
function writesAsItIs(template: string): boolean {
  return (
    /\.Destination\b/.test(template) &&
    !/GetPage|Get(?:Match|Remote)?\b|\b(?:rel)?ref\b|Resources|relURL|absURL|relLangURL|absLangURL|partial|replace/i.test(
      template,
    )
  );
}
