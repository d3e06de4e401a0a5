import type { Fix, Severity } from './diagnostic.ts';
import type { Document } from './document.ts';
import type { ExternalLookup } from './external.ts';
import type { Page, Site } from './site.ts';
import type { Range, Span } from './span.ts';

/** What a rule says; the engine adds rule, severity, file and places. */
export interface Finding {
  readonly at: Range | Span;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly fix?: Fix | undefined;
  /** Other places that explain it; `file` defaults to the finding's own. */
  readonly related?:
    | readonly { readonly message: string; readonly file?: string; readonly at: Range | Span }[]
    | undefined;
  /** For a case that is less sure than the rule's others: lowers the severity, never raises it. */
  readonly severity?: Severity | undefined;
}

export interface SiteFinding extends Finding {
  /** A post, or another file of the site: of that, there is no text to show. */
  readonly file: string;
}

/** The part of Standard Schema (standardschema.dev) that options need: Valibot, Zod and ArkType schemas are such. */
export interface StandardSchema<Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a rule looks after: lists of rules are ordered by it. */
export type RuleGroup = 'front matter' | 'links' | 'images' | 'text';

interface RuleCommon<Options> {
  /** Kebab-case, names what is wrong, reads well after “disable”. */
  readonly id: string;
  /** One sentence for lists, without full stop. */
  readonly summary: string;
  readonly severity: Severity | 'off';
  readonly group?: RuleGroup;
  readonly fixes?: 'safe' | 'suggested';
  /** Rules that explain the same defect better: where one of them speaks at the same place, this rule is silent. */
  readonly yieldsTo?: readonly string[];
  /** Accepts `{}`: every option has a default. */
  readonly options?: StandardSchema<Options>;
}

export interface DocumentContext<Options> {
  readonly options: Options;
  readonly report: (finding: Finding) => void;
}

/** What a site rule may ask about files beyond their existence; answers undefined where it can't be known. */
export interface Probe {
  /** The first bytes of a file of the site. */
  readonly head: (file: string, bytes: number) => Uint8Array | undefined;
  /** The size of a file in bytes. */
  readonly size: (file: string) => number | undefined;
  /** Whether git knows the file (committed or staged); undefined outside a repository. */
  readonly isTracked: (file: string) => boolean | undefined;
  /** Whether .gitignore files keep it out of the repository; a folder is named with a final slash. */
  readonly isIgnored: (file: string) => boolean;
}

export interface SiteContext<Options> {
  /** The pages of the site that findings are wanted of: what is looked at page by page need not be looked at in others. */
  readonly pages: readonly Page[];
  /** The options that hold for a file: overrides may differ from folder to folder. */
  readonly options: (file: string) => Options;
  readonly report: (finding: SiteFinding) => void;
  readonly probe: Probe;
  /** The moment that “future” is judged by. */
  readonly now: Date;
  /** The site as it was before the change that is linted; undefined where no change is compared. */
  readonly before: Before | undefined;
  /** What is known of external addresses of the linted posts; undefined where nobody was to be asked. */
  readonly external: ExternalLookup | undefined;
}

/** The site as it was before a change. */
export interface Before {
  readonly site: Site;
  /** Where a file of it is now, if it was moved. */
  readonly movedTo: (file: string) => string | undefined;
}

/** Looks at one post alone; runs in phase one, where the tree is. */
export interface DocumentRule<Options = unknown> extends RuleCommon<Options> {
  readonly scope: 'document';
  readonly check: (doc: Document, context: DocumentContext<Options>) => void;
}

/** Looks at the whole site; runs in phase two, on facts. */
export interface SiteRule<Options = unknown> extends RuleCommon<Options> {
  readonly scope: 'site';
  /**
   * What it finds in a post may depend on links or texts of other posts, not only on their front matter, addresses,
   * headings and ids. Without this, a change of nothing but text is looked for in the changed posts alone; rules of
   * plugins are taken to have it.
   */
  readonly readsOthers?: boolean;
  /** For an external address of a post, the one that the rule wants to know about; asked under `--external` only. */
  readonly asks?: (href: string) => string | undefined;
  readonly check: (site: Site, context: SiteContext<Options>) => void | Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: a registry holds rules with options of every type
export type Rule = DocumentRule<any> | SiteRule<any>;

/** Defines a rule that looks at one post alone. */
export function documentRule<Options = unknown>(rule: Omit<DocumentRule<Options>, 'scope'>): DocumentRule<Options> {
  return { scope: 'document', ...rule };
}

/** Defines a rule that looks at the whole site. */
export function siteRule<Options = unknown>(rule: Omit<SiteRule<Options>, 'scope'>): SiteRule<Options> {
  return { scope: 'site', ...rule };
}
