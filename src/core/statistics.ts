import type { PageState } from './site.ts';

/** What `--stats` tells beside the findings. */
export interface Statistics {
  readonly sites: readonly SiteStatistics[];
  /** Milliseconds by rule, the slowest first; `remark` stands for all remark plugins. */
  readonly times: readonly RuleTime[];
}

export interface RuleTime {
  readonly rule: string;
  readonly milliseconds: number;
}

/** A site as it stands, whatever of it is linted. */
export interface SiteStatistics {
  /** Relative to the working directory; empty for that folder itself. */
  readonly folder: string;
  readonly generator: string;
  readonly posts: StateCounts;
  /** What is no post. */
  readonly pages: StateCounts;
  readonly links: number;
  /** Of these links, those that lead to other hosts. */
  readonly externalLinks: number;
  readonly images: number;
  readonly taxonomies: readonly TaxonomyStatistics[];
}

/** How many there are of each state; a state that none is in is absent. */
export type StateCounts = Readonly<Partial<Record<PageState, number>>>;

export interface TaxonomyStatistics {
  /** `tags`, `categories`, `series`, or what the site groups by. */
  readonly name: string;
  /** The most frequent first. */
  readonly terms: readonly { readonly term: string; readonly count: number }[];
}
