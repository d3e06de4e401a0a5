/** What a user writes about external links. Times are seconds. */
export interface ExternalConfig {
  /** Whether every run asks about them; `cached`: it says what the store of an earlier run knows. */
  readonly check?: boolean | 'cached';
  /** For one request. */
  readonly timeout?: number;
  /** For all requests of a run; what is not asked by then is unsure. */
  readonly budget?: number;
  /** Requests at a time. */
  readonly concurrency?: number;
  /** Requests at a time to one host. */
  readonly perHost?: number;
  /** Between the beginnings of two requests to one host. */
  readonly delay?: number;
  readonly retries?: number;
  /** Redirects to follow. */
  readonly redirects?: number;
  /** Look for the fragments of links in the pages that they lead to. */
  readonly fragments?: boolean;
  /** Days that a success is not asked about again. */
  readonly maxAge?: number;
  /** Addresses that nobody is asked about: hosts, or addresses in which `*` stands for anything. */
  readonly ignore?: string | readonly (string | RegExp)[];
  /** Hosts, IP addresses and ranges of an intranet, which nobody is asked about otherwise. */
  readonly allow?: string | readonly string[];
}

/** The same with all defaults; times are milliseconds. */
export interface ExternalSettings {
  readonly check: boolean | 'cached';
  readonly timeout: number;
  readonly budget: number;
  readonly concurrency: number;
  readonly perHost: number;
  readonly delay: number;
  readonly retries: number;
  readonly redirects: number;
  readonly fragments: boolean;
  /** Days. */
  readonly maxAge: number;
  readonly ignore: readonly (string | RegExp)[];
  readonly allow: readonly string[];
}
