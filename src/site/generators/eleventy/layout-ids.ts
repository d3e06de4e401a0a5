import type { FileFacts, SiteFiles } from '../../../core/site.ts';
import { slugifyLikeEleventy } from '../../slugs/eleventy.ts';
import type { Cascade } from './data.ts';
import type { EleventySettings } from './settings.ts';

/** What a layout has that is an id, or gets one. */
export interface LayoutIds {
  readonly ids: readonly string[];
  /** The HTML in its headings without id. */
  readonly headings: readonly string[];
}

interface Site {
  readonly settings: EleventySettings;
  readonly files: SiteFiles;
  readonly layoutIds: Map<string, LayoutIds>;
}

/**
 * Facts with the ids that the layouts around a page have. The plugin for ids counts theirs with those of the page: an id that both
 * have is found with a number too, for whichever of them comes later.
 */
export function addIdsOfLayouts(facts: FileFacts, cascade: Cascade, site: Site): FileFacts {
  const hasIdAttributes = site.settings.markdown.headingIds.style === 'eleventy-id-attribute';
  const layouts = cascade.layouts.map(file => readLayoutIds(file, site));
  const given = layouts.flatMap(({ ids }) => ids);
  const headings = hasIdAttributes ? layouts.flatMap(layout => layout.headings) : [];
  if (given.length === 0 && headings.length === 0) return facts;
  const made = headings.map(content => headingId(content, cascade));
  const known = [...given, ...made.filter(id => id !== undefined)];
  const own = new Set(hasIdAttributes ? facts.ids : []);
  const numbered = known.filter(id => own.has(id)).map(id => `${id}-2`);
  const unknownIds = made.includes(undefined) ? { unknownIds: 'a heading of a layout gets an id of its own' } : {};
  // What is read when it is asked for is no property of theirs.
  const { lineStarts, links } = facts;
  return {
    ...facts,
    lineStarts,
    links,
    headings: facts.headings,
    ids: [...facts.ids, ...known, ...numbered],
    ...unknownIds,
  };
}

function readLayoutIds(file: string, { files, layoutIds }: Site): LayoutIds {
  const known = layoutIds.get(file);
  if (known) return known;
  const text = files.read(file) ?? '';
  const headings = text.matchAll(/<h[1-6]\b([^<>]*)>((?:(?!<\/?h[1-6]\b)[\s\S])*)<\/h[1-6]>/gi);
  const read = {
    ids: Array.from(text.matchAll(/\sid=["']([\w:.-]+)["']/gi), match => match[1] ?? ''),
    headings: Array.from(headings)
      .filter(([, attributes = '']) => !/\sid\s*=/.test(attributes))
      .map(([, , content = '']) => content),
  };
  layoutIds.set(file, read);
  return read;
}

/** Of plain text, or of the title alone, whatever filters it goes through: marks and case leave no trace in an id. */
function headingId(content: string, cascade: Cascade): string | undefined {
  const text = content.replace(/<[^<>]*>/g, '').trim();
  if (/^\{\{[^{}]*\}\}$/.test(text) && /\btitle\b/.test(text)) {
    const title = cascade.at('title');
    if (typeof title !== 'string' && typeof title !== 'number') return undefined;
    // HTML in a title is text, unless a filter lets it through.
    return slugifyLikeEleventy(text.includes('|') ? String(title).replace(/<[^<>]*>/g, '') : String(title));
  }
  return /[<>{}&]/.test(text) ? undefined : slugifyLikeEleventy(text);
}
