import { type LookupAddress, lookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';

export type Resolution =
  | { readonly kind: 'found'; readonly addresses: readonly LookupAddress[] }
  /** The domain name system says that there is no such name. */
  | { readonly kind: 'absent' }
  /** It says nothing that can be relied on. */
  | { readonly kind: 'unknown'; readonly code: string };

export type ResolveHost = (host: string) => Promise<Resolution>;

/** A watch run may take hours, and a name may move meanwhile. */
const LONGEST_MEMORY = 5 * 60_000;
const PATIENCE = 3000;

export interface NetworkInput {
  /** Name servers as `address:port`; those of the operating system where none are named. */
  readonly servers?: readonly string[];
  /** Milliseconds for an answer of one of them. */
  readonly timeout?: number;
}

/** Remembers what names lead to while there is an answer. */
export function rememberHosts(ask: ResolveHost): ResolveHost {
  const known = new Map<string, { readonly at: number; readonly resolution: Promise<Resolution> }>();
  return host => {
    const found = known.get(host);
    if (found && Date.now() - found.at < LONGEST_MEMORY) return found.resolution;
    const resolution = ask(host).then(answer => {
      // Another try may have better luck.
      if (answer.kind === 'unknown') known.delete(host);
      return answer;
    });
    known.set(host, { at: Date.now(), resolution });
    return resolution;
  };
}

/**
 * The name servers are asked first: they tell “no such name” from “no such record” and from trouble, which the operating
 * system mixes up, and any number of them at a time. What they don’t have, it may know: from a hosts file or a VPN.
 */
export async function resolveHost(
  host: string,
  { servers, timeout = PATIENCE }: NetworkInput = {},
): Promise<Resolution> {
  const resolver = new Resolver({ timeout, tries: 2 });
  if (servers) resolver.setServers(servers);
  const answers = await Promise.all([askServers(resolver, host, 4), askServers(resolver, host, 6)]);
  const addresses = answers.flatMap(answer => answer.addresses);
  if (addresses.length > 0) return { kind: 'found', addresses };
  const system = await askSystem(host);
  if (system.addresses.length > 0) return { kind: 'found', addresses: system.addresses };
  const codes = [...answers.map(({ code }) => code), system.code];
  if (codes.every(code => code === 'ENOTFOUND')) return { kind: 'absent' };
  return { kind: 'unknown', code: codes.find(code => code !== 'ENOTFOUND') ?? 'ENODATA' };
}

interface Records {
  readonly addresses: readonly LookupAddress[];
  readonly code: string;
}

async function askServers(resolver: Resolver, host: string, family: 4 | 6): Promise<Records> {
  try {
    const found = await (family === 4 ? resolver.resolve4(host) : resolver.resolve6(host));
    return { addresses: found.map(address => ({ address, family })), code: 'ENODATA' };
  } catch (error) {
    return { addresses: [], code: codeOf(error) };
  }
}

function askSystem(host: string): Promise<Records> {
  return new Promise(resolve => {
    lookup(host, { all: true, verbatim: false }, (error, found) => {
      resolve(error ? { addresses: [], code: codeOf(error) } : { addresses: found, code: 'ENODATA' });
    });
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
}
