/** What is known of an external address: “dead” only on proof, and “unsure” wherever there is doubt. */
export type Verdict = Alive | Dead | Unsure;

export interface Alive {
  readonly kind: 'alive';
  /** Where redirects lead; absent where the address itself answers. */
  readonly to?: string;
  /** Every redirect on the way is permanent (301 or 308). */
  readonly isPermanent?: boolean;
  /** Fragments that were asked for and that the page does not hold. */
  readonly missingFragments?: readonly string[];
}

/** Why nobody gets anything at an address. */
export type DeathCause = 'not-found' | 'gone' | 'no-host' | 'certificate-name' | 'certificate-expired';

export interface Dead {
  readonly kind: 'dead';
  readonly cause: DeathCause;
  /** The address that failed, where redirects led to another one first. */
  readonly at?: string;
}

/** Why nothing is proven. */
export type Doubt =
  /** 401, 403 and the like, or a wall against programs. */
  | 'refused'
  /** 429, or 503 with the request to wait. */
  | 'busy'
  /** 5xx. */
  | 'failing'
  | 'slow'
  /** No connection, or one that breaks. */
  | 'unreachable'
  /** The name can’t be looked up at the moment. */
  | 'unresolved'
  /** A certificate that can’t be checked. */
  | 'untrusted'
  /** In a circle, too many, or to nowhere. */
  | 'redirects'
  /** Not on the public internet, so that nobody is asked. */
  | 'private'
  /** The time for all links was up. */
  | 'late'
  /** This machine is not connected to the internet. */
  | 'offline'
  /** The store does not have it, and the network may not be asked. */
  | 'unasked';

export interface Unsure {
  readonly kind: 'unsure';
  readonly doubt: Doubt;
  /** What happened, for people: “403”, “/a → /b → /a”. */
  readonly detail?: string;
}

/** An external address with its fragment apart: the fragment is not sent to anybody. */
export interface Address {
  readonly address: string;
  /** Without `#`, as written; empty where there is none. */
  readonly fragment: string;
}

/** Answers about the address of a link in a file; undefined where it was not asked about. */
export type ExternalLookup = (file: string, href: string) => Verdict | undefined;

/** What a run says about external links as a whole. */
export interface ExternalSummary {
  /** Different addresses. */
  readonly addresses: number;
  readonly alive: number;
  readonly dead: number;
  /** Sorted by address. */
  readonly unsure: readonly UnsureAddress[];
}

interface UnsureAddress extends Unsure {
  readonly address: string;
}

/** A reader is to fill something in: `https://api.cats.example/{id}`, `https://github.com/…`, `/YOUR_NAME/`. */
const UNFINISHED = /[{}<>`…]|\/\.{3}(?:\/|$)|(?:^|[/=._-])YOUR[_-]?[A-Z]/;

/** Reads the destination of a link as an address to ask; undefined where it is not one of http or https. */
export function readAddress(href: string): Address | undefined {
  const written = href.trim();
  if (UNFINISHED.test(written)) return undefined;
  const url = parseUrl(written.startsWith('//') ? `https:${written}` : written);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  const fragment = url.hash.slice(1);
  url.hash = '';
  // What somebody wrote into a post by mistake is sent to nobody, and stored nowhere.
  url.username = '';
  url.password = '';
  return { address: url.href, fragment };
}

export function parseUrl(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
