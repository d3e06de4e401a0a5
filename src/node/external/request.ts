import type { LookupAddress } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { version } from '../../core/version.ts';
import { type AddressPolicy, cleanHost } from './address-policy.ts';
import { hasExpired } from './inspect-certificate.ts';
import { readBody } from './read-body.ts';
import type { Resolution, ResolveHost } from './resolve-host.ts';

export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly location?: string | undefined;
  readonly retryAfter?: string | undefined;
  /** The server says itself that this is a wall against programs, not the page. */
  readonly isWall: boolean;
  /** The page as it was sent; absent where it was not wanted, is not HTML or is too large. */
  readonly body?: string | undefined;
}

export type FailureCause =
  | 'no-host'
  | 'unresolved'
  | 'private'
  | 'slow'
  | 'unreachable'
  | 'certificate-name'
  | 'certificate-expired'
  | 'untrusted';

export interface Failure {
  readonly kind: 'failure';
  readonly cause: FailureCause;
  /** A code or a few words. */
  readonly detail: string;
}

export type Reply = Answer | Failure;

interface Request {
  readonly url: string;
  readonly method: 'HEAD' | 'GET';
  readonly wantsBody: boolean;
  /** Milliseconds for all of it. */
  readonly patience: number;
}

/** Sends one request and follows no redirect. */
export interface Transport {
  readonly send: (request: Request) => Promise<Reply>;
  /** Whether a host was found on an intranet: there, being offline says nothing. */
  readonly isInner: (host: string) => boolean;
  readonly close: () => void;
}

export interface TransportInput {
  readonly policy: AddressPolicy;
  readonly resolve: ResolveHost;
  /** Certificates to trust beside those of Node. */
  readonly ca?: readonly string[] | undefined;
}

const HEADERS = {
  'user-agent': `postlint/${version} (link checker; +https://www.npmjs.com/package/postlint)`,
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en,*;q=0.5',
  // What is not packed can’t unpack to a thousand times its size.
  'accept-encoding': 'identity',
};

/** Node gives each address of a host but the last only a quarter of a second (nodejs/node#54359). */
const CONNECTING = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 2500 };

export function openTransport({ policy, resolve, ca }: TransportInput): Transport {
  // An idle connection is kept for the next link to the same host, and given up soon: there may be thousands of hosts.
  const keeping = { keepAlive: true, timeout: 4000, maxFreeSockets: 2, scheduling: 'lifo' as const };
  const trust = ca && { ca: [...ca] };
  const agents = { 'http:': new http.Agent(keeping), 'https:': new https.Agent({ ...keeping, ...trust }) };

  const inner = new Set<string>();

  const send = async (request: Request): Promise<Reply> => {
    const url = new URL(request.url);
    const refused = policy.refuseUrl(url);
    if (refused !== undefined) return fail('private', refused);
    const host = cleanHost(url.hostname);
    const found = await findAddresses(host);
    if ('kind' in found) return found;
    const reply = await exchange(url, request, found);
    if (reply.kind === 'answer' || reply.detail !== 'CERT_HAS_EXPIRED') return reply;
    const isProven = await hasExpired({ host, port: Number(url.port || 443), address: found[0]?.address ?? '' });
    return fail(isProven ? 'certificate-expired' : 'untrusted', reply.detail);
  };

  const findAddresses = async (host: string): Promise<readonly LookupAddress[] | Failure> => {
    const family = isIP(host);
    const resolution: Resolution =
      family === 0 ? await resolve(host) : { kind: 'found', addresses: [{ address: host, family }] };
    if (resolution.kind === 'absent') return fail('no-host', 'ENOTFOUND');
    if (resolution.kind === 'unknown') return fail('unresolved', resolution.code);
    const permitted = resolution.addresses.filter(({ address }) => policy.permits(host, address));
    if (permitted.some(({ address }) => policy.isInner(address))) inner.add(host);
    return permitted.length > 0 ? permitted : fail('private', 'its name leads to an address that is not public');
  };

  const exchange = (url: URL, request: Request, addresses: readonly LookupAddress[]): Promise<Reply> => {
    const isSecure = url.protocol === 'https:';
    return new Promise(resolveReply => {
      const options = {
        method: request.method,
        headers: HEADERS,
        agent: agents[isSecure ? 'https:' : 'http:'],
        lookup: pin(addresses),
        ...CONNECTING,
      };
      const outgoing = (isSecure ? https : http).request(url, options);
      const settle = (reply: Reply) => {
        clearTimeout(timer);
        resolveReply(reply);
      };
      const timer = setTimeout(() => {
        settle(fail('slow', `no answer in ${Math.round(request.patience / 1000)} s`));
        outgoing.destroy();
      }, request.patience);
      outgoing.on('error', error => settle(describeError(error)));
      outgoing.on('response', response => {
        void readAnswer(response, request).then(settle, error => settle(describeError(error)));
      });
      outgoing.end();
    });
  };

  const close = () => {
    agents['http:'].destroy();
    agents['https:'].destroy();
  };
  return { send, isInner: host => inner.has(cleanHost(host)), close };
}

/** The connection goes to the addresses that were judged, whatever the name leads to a moment later. */
function pin(addresses: readonly LookupAddress[]): LookupFunction {
  return (_, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function readAnswer(response: IncomingMessage, { method, wantsBody }: Request): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  const body = wantsBody && statusCode === 200 ? await readBody(response) : undefined;
  // Nobody wants the rest, however much it is; what has no body leaves the connection to the next request.
  if (method === 'HEAD') response.resume();
  else response.destroy();
  return {
    kind: 'answer',
    status: statusCode,
    location: headers.location === undefined ? undefined : decodeHeader(headers.location),
    retryAfter: headers['retry-after'],
    isWall: headers['cf-mitigated'] !== undefined || headers['x-amzn-waf-action'] !== undefined,
    body,
  };
}

/** Header bytes arrive as Latin-1; where they are UTF-8, that is what was meant. */
function decodeHeader(value: string): string {
  const decoded = Buffer.from(value, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? value : decoded;
}

function describeError(error: Error): Failure {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const code =
    'code' in error ? String(error.code) : first instanceof Error && 'code' in first ? first.code : undefined;
  const detail = String(code ?? error.message);
  if (detail === 'ERR_TLS_CERT_ALTNAME_INVALID') return fail('certificate-name', detail);
  if (detail === 'ETIMEDOUT') return fail('slow', detail);
  return fail(/CERT|ISSUER|SIGNATURE|SELF_SIGNED|CRL/.test(detail) ? 'untrusted' : 'unreachable', detail);
}

function fail(cause: FailureCause, detail: string): Failure {
  return { kind: 'failure', cause, detail };
}
