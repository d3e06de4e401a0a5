import type { Dialect, GeneratorId } from '../core/dialect.ts';
import type { SiteSchema } from '../core/shape.ts';
import type { FileFacts, LinkFact, Page, SiteFiles, Target, TemplateRequest } from '../core/site.ts';
import type { WikiIndex } from './wiki-index.ts';

/** A folder that may be a site root; only names in it and small files below it are looked at. */
export interface Folder {
  /** POSIX path relative to the folder. */
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  read(path: string): string | undefined;
}

/** One static-site generator: how it finds posts, computes addresses and resolves links. One file each, and a folder. */
export interface Generator {
  readonly id: GeneratorId;
  /** As its users write it. */
  readonly name: string;
  /** Whether this folder is the root of such a site. The order of asking matters: see detect.ts. */
  readonly detect: (folder: Folder) => boolean;
  /** Folders of a site that look like site roots and are none: themes with a configuration of their own. */
  readonly isInner?: (path: string) => boolean;
  /** Reads the site's configuration as data; runs nothing. A run loads the code of the generators that it meets. */
  readonly open: (files: SiteFiles) => Promise<SiteModel>;
}

/** One site of a generator, with its configuration read. */
export interface SiteModel {
  /** Whether a file is content, to be parsed and checked. */
  readonly isContent: (path: string) => boolean;
  readonly dialect: (path: string) => Dialect;
  /** Places all content and assets on the published site. */
  readonly publish: (input: PublishInput) => Publication;
  /** How a destination of a page is to be looked up; called once per link. */
  readonly locate: (link: LinkFact, page: Page, site: Lookups) => Location;
  /** What is published, or a destination, may depend on links and texts of posts, not only on what their headers say. */
  readonly readsTexts?: boolean;
  /** The schema that the site itself has for the front matter of a file. */
  readonly schemaFor?: (path: string) => SiteSchema | undefined;
  /** Whether a layout, include or shortcode is there; without it nothing is known of templates. */
  readonly findTemplate?: (wanted: TemplateRequest, page: Page) => 'found' | 'missing' | 'unknown';
  /** The files that an include or shortcode may be written in; none where they aren't here. */
  readonly templateFiles?: (wanted: TemplateRequest, page: Page) => readonly string[];
}

export interface PublishInput {
  readonly files: SiteFiles;
  /** The facts of all content files, sorted by path. */
  readonly facts: readonly FileFacts[];
  /** The moment by which a date is in the future. */
  readonly now: Date;
}

/** An address that the build makes without a file of its own. */
export interface GeneratedAddress {
  /** A decoded address with base path (`/blog/feed.xml`), or a pattern that matches the whole of such addresses. */
  readonly address: string | RegExp;
  /** What makes it: `jekyll-feed`, `Hugo's taxonomies`. */
  readonly by: string;
}

export interface Publication {
  readonly pages: readonly Page[];
  /** Decoded address (base path included) of every file that is published as it is → its path. */
  readonly assets: ReadonlyMap<string, string>;
  readonly generated: readonly GeneratedAddress[];
  /** Base path with slashes on both ends: `/` or `/blog/`. */
  readonly base: string;
  /** Host names of this site, lower-case: links to them are internal. */
  readonly hosts: readonly string[];
  /** A page without final slash is found with one, too. */
  readonly ignoresFinalSlash?: boolean;
  /** Why an address that nothing here accounts for may exist all the same (a plugin makes pages); undefined: it can't. */
  readonly mayExist?: (address: string) => string | undefined;
}

/** What `locate` may ask. */
export interface Lookups {
  readonly files: SiteFiles;
  readonly publication: Publication;
  page(file: string): Page | undefined;
  /** Pages whose file name without extension is this. */
  pagesNamed(stem: string): readonly Page[];
  /** Pages and files by the names of wiki links. */
  wiki(): WikiIndex;
  /** The address at which a file is published as it is. */
  assetAddress(file: string): string | undefined;
  /** What a generator makes of all that: made when it is first asked for. */
  once<T>(make: (site: Lookups) => T): T;
}

export type Location =
  /** A browser resolves `href` against the page's address; `addsBase`: the generator prefixes the base path to `/x`. */
  | { readonly how: 'browser'; readonly href: string; readonly addsBase?: boolean }
  /**
   * The generator looks for a source file: decoded repository paths, first match wins. Where none exists `otherwise`
   * is tried; without it the target is missing.
   */
  | {
      readonly how: 'file';
      readonly paths: readonly string[];
      readonly fragment?: string;
      readonly otherwise?: Location;
    }
  /** Any of several readings may be right (an unknown theme decides): missing only if all are. */
  | { readonly how: 'any'; readonly of: readonly Location[] }
  | { readonly how: 'answer'; readonly target: Target };
