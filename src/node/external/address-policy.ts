import ipaddr from 'ipaddr.js';
import { UserError } from '../../core/errors.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Decides whom a stranger's post may make us talk to: by default only whoever is on the public internet. */
export interface AddressPolicy {
  /** Why nobody may be asked at an address, before its name is looked up; undefined where that may be. */
  readonly refuseUrl: (url: URL) => string | undefined;
  /** Whether a name may lead to this IP address. */
  readonly permits: (host: string, ip: string) => boolean;
  /** Whether it is on an intranet that the configuration allows, where it may be asked only for that. */
  readonly isInner: (ip: string) => boolean;
}

export interface PolicyInput {
  /** Hosts (`wiki.cats.example`, `*.cats.example`), addresses and ranges (`10.1.0.0/16`) that may be asked as well. */
  readonly allow: readonly string[];
  /** The IP addresses of this machine: a public one may show what is for its own eyes only. */
  readonly own: readonly string[];
}

/** Never public (RFC 2606, 6761, 6762, 7686, 8375, 9476), or by custom the names of an intranet. */
const INNER_NAMES =
  /(?:^|\.)(?:test|example|example\.(?:com|net|org)|invalid|localhost|local|internal|intranet|lan|corp|home|home\.arpa|onion|alt)$/;

/** A public address, and yet the door to a machine's own cloud: Azure's “wire server”. */
const CLOUD_ADDRESSES = new Set(['168.63.129.16']);

/** All that is routed as IPv6 unicast today; the rest is unassigned (iana.org, IPv6 Global Unicast Address Space). */
const GLOBAL_UNICAST: Range = [ipaddr.parse('2000::'), 3];

export function makeAddressPolicy({ allow, own }: PolicyInput): AddressPolicy {
  const ranges = allow.map(readRange).filter(range => range !== undefined);
  const hosts = allow.filter(entry => readRange(entry) === undefined).map(entry => entry.toLowerCase());
  const owned = new Set(own.map(normalize));
  const isAllowedHost = (host: string) =>
    hosts.some(entry => (entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry));

  const isAllowed = (host: string, address: Address) =>
    isAllowedHost(cleanHost(host)) || ranges.some(range => contains(range, address));

  const permits = (host: string, ip: string): boolean => {
    if (!ipaddr.isValid(ip)) return false;
    const address = ipaddr.parse(ip);
    // Link-local: the metadata of cloud machines, which no intranet is at.
    if (address.range() === 'linkLocal') return false;
    return isAllowed(host, address) || (isPublic(address) && !owned.has(normalize(ip)));
  };

  return {
    permits,
    isInner: ip => ipaddr.isValid(ip) && !isPublic(ipaddr.parse(ip)),
    refuseUrl: url => {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is not asked`;
      const host = cleanHost(url.hostname);
      // Decimal, octal, hexadecimal and short notations are dotted ones by now: URL has read them (url.spec.whatwg.org).
      if (ipaddr.isValid(host)) {
        if (!permits(host, host)) return 'not a public address';
        return isAllowed(host, ipaddr.parse(host)) ? undefined : refusePort(url);
      }
      if (isAllowedHost(host)) return undefined;
      return INNER_NAMES.test(host) || !host.includes('.') ? 'not a public name' : refusePort(url);
    },
  };
}

/** Mail servers and the like take a request for one of their own. */
function refusePort({ port }: URL): string | undefined {
  return port === '' || port === '80' || port === '443' || Number(port) >= 1024 ? undefined : `port ${port}`;
}

/** Without the brackets of IPv6 and the dot of a full name. */
export function cleanHost(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}

function isPublic(address: Address): boolean {
  if (CLOUD_ADDRESSES.has(address.toString())) return false;
  if (address.kind() === 'ipv4') return address.range() === 'unicast';
  const bytes = address.toByteArray();
  // Where there is only IPv6, this is how an IPv4 address is reached (RFC 6052): it counts as that one.
  if (contains([ipaddr.parse('64:ff9b::'), 96], address)) return isPublic(ipaddr.fromByteArray(bytes.slice(12)));
  return address.range() === 'unicast' && contains(GLOBAL_UNICAST, address);
}

function contains([base, bits]: Range, address: Address): boolean {
  return base.kind() === address.kind() && address.match(base, bits);
}

function normalize(ip: string): string {
  return ipaddr.isValid(ip) ? ipaddr.parse(ip).toString() : ip;
}

/** A range or single address of `allow`; undefined: it is a name. */
function readRange(entry: string): Range | undefined {
  if (!/^[\da-f:.]+(?:\/\d+)?$/i.test(entry) || !/[\d:]/.test(entry)) return undefined;
  try {
    if (entry.includes('/')) return ipaddr.parseCIDR(entry);
    const address = ipaddr.IPv6.isValid(entry) ? ipaddr.parse(entry) : ipaddr.IPv4.parse(entry);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch (cause) {
    const hint = 'Write a host, an IP address or a range: "wiki.cats.example", "10.1.2.3", "10.1.0.0/16"';
    throw new UserError(`“${entry}” in “allow” is not an address`, { hint, cause });
  }
}
