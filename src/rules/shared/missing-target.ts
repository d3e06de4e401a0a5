import type { Fix } from '../../core/diagnostic.ts';
import { quote } from '../../core/quote.ts';
import type { SiteFinding } from '../../core/rule.ts';
import type { LinkFact, MissingReason, Page, Site, Target } from '../../core/site.ts';

type Missing = Extract<Target, { kind: 'missing' }>;

/** What a rule says about a target that will not exist; `noun` is “Link target” or “Image”. */
export function describeMissing(target: Missing, { noun, link, page, site }: Context): Omit<SiteFinding, 'severity'> {
  const words = wordings[target.reason];
  const name = `${noun} ${quote(link.href)}`;
  return {
    file: page.file,
    at: link.range,
    message: words.message(name, page, site),
    hint: words.hint(target.closest),
    fix: mend(target, link),
  };
}

/** Only what is written as it is read can be replaced: no character references, no templates, no host before it. */
function mend(
  { reason, closest }: Missing,
  { href, origin, range: [start, end], templated }: LinkFact,
): Fix | undefined {
  if (closest === undefined || templated || end - start !== href.length || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href))
    return undefined;
  // Names of pages may hold a question mark.
  const path = href.slice(0, href.search(origin === 'wiki' ? /#|$/ : /[?#]|$/));
  const text = reason === 'case' ? takeCase(path, closest) : closest;
  // Other characters mean something in Markdown, YAML or HTML.
  if (text === undefined || !/^[\w./~@+-]+$/.test(text)) return undefined;
  return {
    title: `Write ${quote(text)}`,
    // Which page a wrong name means is a guess, and an address may be better written by a tag of the generator.
    safety: reason === 'case' ? 'safe' : 'suggested',
    edits: [{ start, end: start + path.length, text }],
  };
}

/** The path as it is written, with the case of the existing one, which may be relative to another folder. */
function takeCase(path: string, closest: string): string | undefined {
  const [prefix = ''] = /^(?:\.{0,2}\/)*/.exec(path) ?? [];
  const name = path.slice(prefix.length);
  if (name === '' || !closest.toLowerCase().endsWith(name.toLowerCase())) return undefined;
  return prefix + closest.slice(-name.length);
}

interface Context {
  readonly noun: string;
  readonly link: LinkFact;
  readonly page: Page;
  readonly site: Site;
}

interface Wording {
  readonly message: (name: string, page: Page, site: Site) => string;
  readonly hint: (closest: string | undefined) => string;
}

const wordings: Readonly<Record<MissingReason, Wording>> = {
  absent: {
    message: name => `${name} does not exist`,
    hint: closest =>
      closest === undefined ? 'Correct the address, or add what it leads to' : `Did you mean ${quote(closest)}?`,
  },
  case: {
    message: name => `${name} exists only in other upper and lower case`,
    hint: closest => `${writeInstead(closest) ?? 'Write it as the file is called'}: web servers tell the cases apart`,
  },
  relative: {
    message: (name, page) =>
      `${name} is found from the source file, but not from the published page ${addressOf(page)}`,
    hint: closest => writeInstead(closest) ?? 'Write an address that begins with “/”',
  },
  source: {
    message: (name, _, site) =>
      `${name} is a source file, and ${site.generatorName} does not turn it into the page’s address`,
    hint: closest => writeInstead(closest) ?? 'Write the address of its page',
  },
  'not-published': {
    message: (name, _, site) => `${name} is in the repository, but ${site.generatorName} does not publish it there`,
    hint: closest => writeInstead(closest) ?? 'Move it to a folder that is published',
  },
  base: {
    message: name => `${name} lacks the base path of the site`,
    hint: closest => writeInstead(closest) ?? 'Write the base path before it',
  },
  'double-base': {
    message: name => `${name} has the base path of the site twice`,
    hint: closest => writeInstead(closest) ?? 'Remove one of the two',
  },
};

function writeInstead(closest: string | undefined): string | undefined {
  return closest === undefined ? undefined : `Write ${quote(closest)}`;
}

function addressOf(page: Page): string {
  return page.url === undefined ? '' : quote(page.url);
}
