import type { Dialect, GeneratorId } from './dialect.ts';
import type { FrontMatter, FrontMatterFacts } from './front-matter.ts';
import type { SiteSchema } from './shape.ts';
import type { Range } from './span.ts';

/** A link or image of a post, from wherever it was written. */
export interface LinkFact {
  readonly element: 'link' | 'image';
  /**
   * `definition`: `[label]: /url` that is used in the post; `html`: an attribute of raw HTML or JSX;
   * `template`: the argument of a tag or shortcode; `front-matter`: a value such as `image`; `wiki`: `[[Page]]`.
   */
  readonly origin: 'markdown' | 'definition' | 'autolink' | 'html' | 'template' | 'front-matter' | 'wiki';
  /** The destination as the browser or generator gets it: escapes and character references decoded, templates as written. */
  readonly href: string;
  /** The destination's exact characters. */
  readonly range: Range;
  /** `html`: `element.attribute` (`img.src`); `template`: the tag's name; `front-matter`: the JSON Pointer of the value. */
  readonly name?: string;
  /** The destination holds template source (`{{ … }}`, `{% … %}`) that the generator expands. */
  readonly templated?: boolean;
}

export interface HeadingFact {
  readonly depth: number;
  /** Plain text. */
  readonly text: string;
  /** The id in the published page; absent where there is none or it can't be known. */
  readonly id?: string;
  readonly range: Range;
}

/**
 * What phase two knows of a file: plain JSON, the unit of the cache and of message passing.
 * All paths are POSIX and relative to the site root; all positions are offsets, made into places with `lineStarts`.
 */
export interface FileFacts {
  readonly file: string;
  readonly lineStarts: readonly number[];
  readonly frontMatter?: FrontMatterFacts;
  /** The front matter could not be read: what it says about address and state is unknown. */
  readonly frontMatterBroken?: boolean;
  readonly links: readonly LinkFact[];
  readonly headings: readonly HeadingFact[];
  /** Every id and `a[name]` of the body: headings, HTML, attribute lists, footnotes. */
  readonly ids: readonly string[];
  /** Why ids of this page can't all be known, whatever its includes and shortcodes bring (a heading with a template). */
  readonly unknownIds?: string;
  /** The includes and shortcodes that may put ids into this page: what they put in is up to their templates alone. */
  readonly idSources?: readonly TemplateRequest[];
  /** Names of includes, shortcodes and other template calls, with their place. */
  readonly calls: readonly CallFact[];
}

/** A file or shortcode that the post asks its templates for. */
export interface CallFact {
  readonly kind: 'include' | 'shortcode';
  /** The tag that asks: `include`, `include_relative`; of a shortcode, its own name. */
  readonly tag: string;
  /** The file that is included, or the shortcode's name; empty where an expression decides. */
  readonly name: string;
  readonly range: Range;
}

export interface TemplateRequest {
  readonly kind: 'layout' | 'include' | 'shortcode';
  readonly name: string;
  /** The tag that asks, where there are several (`include_relative`). */
  readonly tag?: string;
}

export type PageState = 'published' | 'draft' | 'future' | 'expired' | 'unpublished';

/** A content file with its place on the published site. */
export interface Page {
  readonly file: string;
  readonly facts: FileFacts;
  readonly frontMatter: FrontMatter | undefined;
  /**
   * Whether something beside the page's own front matter gives it a value at these keys, the one below the other: defaults
   * of the configuration, a cascade, a file of data. What can't be read may, and counts.
   */
  readonly inherits?: (keys: readonly string[]) => boolean;
  readonly state: PageState;
  /** Path on the published site, decoded, base path included: `/blog/2024/first-cat/`. Undefined: it has none. */
  readonly url: string | undefined;
  /** False where code that can't be read (a plugin, a function in the configuration) may change the address. */
  readonly exact: boolean;
  /** Addresses that redirect here, decoded like `url`. */
  readonly aliases: readonly string[];
  readonly language?: string;
  /** What the generator groups posts by: a collection, a section, a plugin instance. */
  readonly section?: string;
  /** A post rather than a page, where the generator makes the difference. */
  readonly isPost: boolean;
}

/** Why a target is missing though something like it is there; the rule turns it into words. */
export type MissingReason =
  /** A file or page differs only in case: `closest` has the right one. */
  | 'case'
  /** It is there when resolved from the source file, but the published page is at another address. */
  | 'relative'
  /** It names a source file (`other.md`), and this generator does not turn such links into addresses. */
  | 'source'
  /** The file is in the repository, but this generator does not publish it (or not there). */
  | 'not-published'
  /** The address lacks the site's base path. */
  | 'base'
  /** The base path is there twice. */
  | 'double-base'
  | 'absent';

export type Target =
  | { readonly kind: 'page'; readonly page: Page; readonly fragment?: string }
  /** `generatedBy` names the plugin or feature for a file that is made while building (`/feed.xml`). */
  | { readonly kind: 'asset'; readonly file: string; readonly generatedBy?: string }
  | { readonly kind: 'external'; readonly url: string }
  /** It can't be known without building: say nothing. */
  | { readonly kind: 'unknown'; readonly why: string }
  | {
      readonly kind: 'missing';
      readonly reason: MissingReason;
      /** Repository paths or addresses that were looked for, most likely first. */
      readonly tried: readonly string[];
      /** The closest existing target, written as the author would write it there. */
      readonly closest?: string;
    };

/** A link of a page, with where it leads on the published site. */
export interface PlacedLink {
  readonly link: LinkFact;
  readonly target: Target;
}

/** A symbolic link that is not followed: it leads out of the site, or in a circle. */
export interface ClosedLink {
  readonly path: string;
  readonly leadsOut: boolean;
}

/** The files of a site root, by POSIX path relative to it. */
export interface SiteFiles {
  readonly paths: readonly string[];
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  /** A path that differs from this one only in case or Unicode normalisation. */
  inOtherCase(path: string): string | undefined;
  /** What is behind these is not looked at, and can't be known. */
  readonly closedLinks: readonly ClosedLink[];
  /** Whether a path is such a link, or lies behind one. */
  isClosed(path: string): boolean;
  /** Text of a configuration or data file; undefined if it is absent, unreadable or larger than a megabyte. */
  read(path: string): string | undefined;
}

/** The site as it will be published: what site rules ask. */
export interface Site {
  readonly generator: GeneratorId;
  /** The generator's name as its users write it: “Jekyll”, “plain Markdown”. */
  readonly generatorName: string;
  readonly files: SiteFiles;
  readonly pages: readonly Page[];
  page(file: string): Page | undefined;
  /** How a file of the site is read. */
  dialect(file: string): Dialect;
  /** The schema that the site itself has for a file's front matter, where it can be read. */
  schemaFor(file: string): SiteSchema | undefined;
  /** The links of a page with where they lead: found out once, however many rules ask. */
  links(page: Page): readonly PlacedLink[];
  /** Where one link of this page leads on the published site. */
  resolve(page: Page, link: LinkFact): Target;
  /** What several rules make of the whole site: made when the first of them asks. */
  once<T>(make: (site: Site) => T): T;
  /** Whether a layout, include or shortcode that a page asks for is there; `unknown` where a theme may have it. */
  findTemplate(page: Page, wanted: TemplateRequest): 'found' | 'missing' | 'unknown';
  /** Whether visitors get something at an address (decoded, base path included); `unknown` where the build or host may answer. */
  visit(address: string): 'found' | 'missing' | 'unknown';
  /** Whether a page has an id; `unknown` where an include, a theme or an unknown algorithm may give it one. */
  findId(page: Page, fragment: string): 'found' | 'missing' | 'unknown';
}
