/**
 * What a permanent redirect means for the link: `moved`: the page is elsewhere for good; `minor`: the same address in
 * other clothes (https, www, a slash at the end); `detour`: not the page itself, or an address that is meant to redirect.
 */
export type RedirectKind = 'moved' | 'minor' | 'detour';

export function judgeRedirect(from: URL, to: URL): RedirectKind {
  if (REDIRECTORS.test(from.hostname) || STOREFRONTS.test(to.hostname)) return 'detour';
  if (isGateOfProgram(to.hash)) return 'detour';
  if (isSamePlace(from, to)) return 'minor';
  return isDetour(from, to) ? 'detour' : 'moved';
}

/** Redirecting is what these hosts are for: short addresses, and persistent ones. */
const REDIRECTORS = new RegExp(
  `(?:^|\\.)(?:${[
    ...['doi\\.org', 'handle\\.net', 'purl\\.\\w+', 'w3id\\.org', 'n2t\\.net', 'identifiers\\.org', 'orcid\\.org'],
    ...[
      'bit\\.ly',
      't\\.co',
      'goo\\.gl',
      'tinyurl\\.com',
      'ow\\.ly',
      'is\\.gd',
      'buff\\.ly',
      'lnkd\\.in',
      'rebrand\\.ly',
    ],
    ...['youtu\\.be', 'amzn\\.\\w+', 'aka\\.ms', 'git\\.io', 'fb\\.me', 'g\\.co', 'wp\\.me', 'redd\\.it', 'flic\\.kr'],
    ...['go\\.microsoft\\.com', 'feedburner\\.com', 'feeds\\.\\w+\\.com', 'links?\\.[\\w.-]+', 'redirect\\.[\\w.-]+'],
  ].join('|')})$`,
);

/** Where abandoned names are sold. */
const STOREFRONTS =
  /(?:^|\.)(?:hugedomains|afternic|sedo|sedoparking|parkingcrew|bodis|dan|domainmarket|buydomains)\.com$/;

/** Pages that programs and strangers are sent to in place of the one that they asked for. */
const GATES = new RegExp(
  `^(?:${[
    ...['log[-_]?in', 'sign[-_]?(?:in|up|on)', 'register', 'auth\\w*', 'oauth2?', 'sso', 'saml2?', 'idp', 'session'],
    ...['accounts?', '(?:cookie|gdpr)?[-_]?consent\\w*', 'cookies?', 'captcha', 'challenge', 'checkpoint', 'verify'],
    ...[
      'blocked',
      'denied',
      'forbidden',
      'unsupported\\w*',
      'maintenance',
      'errors?',
      '4\\d\\d',
      '(?:page[-_]?)?not[-_]?found',
    ],
    ...['gone', 'removed', 'expired', 'unavailable', 'retired', 'sunset', 'age[-_]?gate', 'paywall', 'subscribe'],
    ...['(?:choose|select)[-_]?\\w*'],
  ].join('|')})(?:\\.\\w+)?$`,
  'i',
);
const GATE_HOSTS = /^(?:login|signin|auth|accounts?|sso|id|idp|consent|guce|captcha|validate)\./;

/** `#/login`: the page of a program that runs in the browser. */
function isGateOfProgram(hash: string): boolean {
  return /^#!?\//.test(hash) && hash.split(/[/?]/).some(segment => GATES.test(segment));
}

/** Names of whatever is newest, which lead somewhere else next month. */
const ALIASES = /^(?:latest|stable|current|newest|next|main|master|head|trunk|release|today|default)$/i;
const LANGUAGE = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;

function isSamePlace(from: URL, to: URL): boolean {
  return bareHost(from) === bareHost(to) && plainPath(from) === plainPath(to) && from.search === to.search;
}

function isDetour(from: URL, to: URL): boolean {
  const [before, after] = [segmentsOf(from), segmentsOf(to)];
  return (
    isHigher(before, after) ||
    GATE_HOSTS.test(to.hostname) ||
    after.some(segment => GATES.test(segment) && !before.includes(segment)) ||
    before.some(segment => ALIASES.test(segment) && !after.includes(segment)) ||
    hasOtherLanguage(before, after) ||
    isOtherCountry(from.hostname, to.hostname) ||
    [...to.searchParams.keys()].some(key => !from.searchParams.has(key)) ||
    /;jsessionid=|;sid=/i.test(to.pathname)
  );
}

/** The front page, or a folder of the page that was asked for: where servers send what they don’t have any more. */
function isHigher(before: readonly string[], after: readonly string[]): boolean {
  const bare = LANGUAGE.test(after[0] ?? '') && !LANGUAGE.test(before[0] ?? '') ? after.slice(1) : after;
  if (bare.length === 0 || /^(?:index|home|default)(?:\.\w+)?$/i.test(bare.join('/'))) return before.length > 0;
  return bare.length < before.length && bare.every((segment, index) => segment === before[index]);
}

/** It depends on who asks. */
function hasOtherLanguage(before: readonly string[], after: readonly string[]): boolean {
  const at = after.findIndex((segment, index) => segment !== before[index]);
  const segment = after[at];
  if (segment === undefined || !LANGUAGE.test(segment)) return false;
  const rest = after.slice(at + 1).join('/');
  return rest === before.slice(at).join('/') || rest === before.slice(at + 1).join('/');
}

function isOtherCountry(from: string, to: string): boolean {
  if (from === to) return false;
  const [before, after] = [labelsOf(from), labelsOf(to)];
  const isLabel = (label: string | undefined) => label !== undefined && /^[a-z]{2}$/.test(label);
  const isAtEnd = isLabel(after.at(-1)) && before.at(-1) !== after.at(-1) && before[0] === after[0];
  const isAtStart = isLabel(after[0]) && after.slice(1).join('.') === before.slice(1 - after.length).join('.');
  return isAtEnd || isAtStart;
}

function labelsOf(host: string): string[] {
  return host.replace(/^www\./, '').split('.');
}

function bareHost({ host }: URL): string {
  return host.replace(/^www\./, '');
}

function plainPath(url: URL): string {
  return segmentsOf(url)
    .join('/')
    .replace(/(?:^|\/)index\.\w+$|\.(?:html?|php|aspx?)$/i, '')
    .toLowerCase();
}

function segmentsOf({ pathname }: URL): string[] {
  return pathname.split('/').filter(Boolean).map(decode);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
