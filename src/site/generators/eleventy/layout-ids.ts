import type { FileFacts, SiteFiles } from '../../../core/site.ts';
import { slugifyLikeEleventy } from '../../slugs/eleventy.ts';
import type { Cascade } from './data.ts';
import type { EleventySettings } from './settings.ts';

interface Sources {
  readonly settings: EleventySettings;
  readonly files: SiteFiles;
}

/**
 * The ids that the layouts around a page have. The plugin for ids counts theirs with those of the page: an id that both
 * have is found with a number too, for whichever of them comes later.
 */
export function idsOfLayouts(
  facts: FileFacts,
  cascade: Cascade,
  { settings, files }: Sources,
): Partial<Pick<FileFacts, 'ids' | 'unknownIds'>> {
  const hasIdAttributes = settings.markdown.headingIds.style === 'eleventy-id-attribute';
  const given: string[] = [];
  const made: string[] = [];
  let isKnown = true;
  for (const layout of cascade.layouts) {
    const text = files.read(layout) ?? '';
    for (const match of text.matchAll(/\sid=["']([\w:.-]+)["']/gi)) given.push(match[1] ?? '');
    if (!hasIdAttributes) continue;
    for (const [, attributes = '', content = ''] of text.matchAll(
      /<h[1-6]\b([^<>]*)>((?:(?!<\/?h[1-6]\b)[\s\S])*)<\/h[1-6]>/gi,
    )) {
      if (/\sid\s*=/.test(attributes)) continue;
      const id = headingId(content, cascade);
      if (id === undefined) isKnown = false;
      else made.push(id);
    }
  }
  if (given.length === 0 && made.length === 0 && isKnown) return {};
  const own = new Set(facts.ids);
  const numbered = hasIdAttributes ? [...given, ...made].filter(id => own.has(id)).map(id => `${id}-2`) : [];
  const unknownIds = isKnown ? {} : { unknownIds: 'a heading of a layout gets an id of its own' };
  return { ids: [...facts.ids, ...given, ...made, ...numbered], ...unknownIds };
}

/** Of plain text, or of the title alone. */
function headingId(content: string, cascade: Cascade): string | undefined {
  const text = content.trim();
  if (/^\{\{-?\s*title(?:\s*\|\s*(?:safe|escape))?\s*-?\}\}$/.test(text)) {
    const title = cascade.at('title');
    return typeof title === 'string' || typeof title === 'number' ? slugifyLikeEleventy(String(title)) : undefined;
  }
  return /[<>{}&]/.test(text) ? undefined : slugifyLikeEleventy(text);
}
