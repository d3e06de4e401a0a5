import type { Document, TemplateTag } from '../core/document.ts';
import { lazily } from '../core/lazily.ts';

/** Longer arguments are texts, which may have headings. */
const LONGEST_ARGUMENTS = 1000;

/**
 * Tells whether an include or shortcode gives its template nothing that can become a heading or an id on the page, so
 * that the template alone decides which ids it brings.
 */
export function findPlainCalls(doc: Document): (tag: TemplateTag) => boolean {
  const holders = lazily(() => findHoldersOfIds(doc));
  return tag => {
    const { args } = tag;
    if (args.length > LONGEST_ARGUMENTS || args.includes('<') || /(?:^|["'`=\n])[ \t]{0,9}#{1,6}\s/.test(args))
      return false;
    // The arguments of a shortcode are words of the post; an include can be given a variable, which holds anything.
    return tag.kind === 'shortcode' ? !holders().has(tag) : areLiteral(args);
  };
}

/** `name.html key="value" other=3`: the first word names the file. */
function areLiteral(args: string): boolean {
  const [file, ...given] = args.replace(/"[^"]*"|'[^']*'/g, '""').split(/[\s,]+/);
  const pairs = given.join(' ').replace(/ ?([=:]) ?/g, '$1');
  return file !== undefined && pairs.split(' ').every(pair => /^(?:[\w-]+[=:](?:""|[\d.]+|true|false))?$/.test(pair));
}

/** The shortcodes with a heading or an id between their two ends. */
function findHoldersOfIds(doc: Document): ReadonlySet<TemplateTag> {
  const places = listIdPlaces(doc);
  const open = new Map<string, { readonly tag: TemplateTag; readonly before: number }[]>();
  const holders = new Set<TemplateTag>();
  let passed = 0;
  for (const tag of doc.templates) {
    while ((places[passed] ?? Number.POSITIVE_INFINITY) < tag.range[0]) passed++;
    if (tag.kind !== 'shortcode') continue;
    const ofName = open.get(tag.name) ?? [];
    open.set(tag.name, ofName);
    const opening = tag.closing ? ofName.pop() : undefined;
    if (!tag.closing) ofName.push({ tag, before: passed });
    else if (opening && opening.before < passed) holders.add(opening.tag);
  }
  return holders;
}

/** Where headings and elements with an id begin, in the order of the text. */
function listIdPlaces(doc: Document): number[] {
  const headings = doc.nodes('heading').flatMap(({ position }) => position?.start.offset ?? []);
  const elements = doc
    .elements()
    .filter(({ attributes }) => attributes.some(({ name }) => name === 'id' || name === 'name'))
    .map(({ range: [start] }) => start);
  return [...headings, ...elements].sort((left, right) => left - right);
}
