import type { ExternalConfig } from '../core/external-config.ts';
import { isRecord } from '../core/is-record.ts';
import {
  describe,
  fail,
  nameOf,
  type OtherNames,
  type Parsers,
  parseFields,
  parseList,
  parseString,
  type Spot,
} from './spot.ts';

const HOST = /^(?:\*\.)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]*)(?:\/\d{1,3})?$/i;

const otherNames: OtherNames = new Map([
  ['enabled', 'check'],
  ['exclude', 'ignore'],
  ['skip', 'ignore'],
  ['include', 'allow'],
  ['maxConcurrency', 'concurrency'],
  ['maxRedirects', 'redirects'],
  ['retry', 'retries'],
  ['cache', 'maxAge'],
  ['anchors', 'fragments'],
  ['interval', 'delay'],
]);

const parsers: Parsers<ExternalConfig> = {
  check: parseCheck,
  timeout: spot => parseNumber(spot, { from: 0.1, to: 600 }),
  budget: spot => parseNumber(spot, { from: 1, to: 86_400 }),
  concurrency: spot => parseCount(spot, { from: 1, to: 256 }),
  perHost: spot => parseCount(spot, { from: 1, to: 32 }),
  delay: spot => parseNumber(spot, { from: 0, to: 60 }),
  retries: spot => parseCount(spot, { from: 0, to: 10 }),
  redirects: spot => parseCount(spot, { from: 0, to: 50 }),
  fragments: parseBoolean,
  maxAge: spot => parseNumber(spot, { from: 0, to: 365 }),
  ignore: spot => (Array.isArray(spot.value) ? parseList(spot, parsePattern) : [parsePattern(spot)]),
  allow: spot => (Array.isArray(spot.value) ? parseList(spot, parseHost) : [parseHost(spot)]),
};

/** `true`, `"cached"`, or how to ask. */
export function parseExternal(spot: Spot): boolean | 'cached' | ExternalConfig {
  if (isRecord(spot.value)) return parseFields<ExternalConfig>(spot, parsers, otherNames);
  return parseCheck(spot);
}

function parseCheck(spot: Spot): boolean | 'cached' {
  const { value } = spot;
  if (typeof value === 'boolean' || value === 'cached') return value;
  return fail(spot, `${nameOf(spot)} is ${describe(value)}`, 'Use true, false or "cached"');
}

function parseBoolean(spot: Spot): boolean {
  if (typeof spot.value === 'boolean') return spot.value;
  return fail(spot, `${nameOf(spot)} is ${describe(spot.value)}`, 'Use true or false');
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

function parseNumber(spot: Spot, { from, to }: Bounds): number {
  const { value } = spot;
  if (typeof value === 'number' && value >= from && value <= to) return value;
  return fail(spot, `${nameOf(spot)} is ${describe(value)}`, `Use a number from ${from} to ${to}`);
}

function parseCount(spot: Spot, bounds: Bounds): number {
  const number = parseNumber(spot, bounds);
  return Number.isInteger(number) ? number : fail(spot, `${nameOf(spot)} is “${number}”`, 'Use a whole number');
}

function parsePattern(spot: Spot): string | RegExp {
  // A `g` would make every second test fail.
  if (spot.value instanceof RegExp) return new RegExp(spot.value.source, spot.value.flags.replace(/[gy]/g, ''));
  return parseString(spot);
}

function parseHost(spot: Spot): string {
  const entry = parseString(spot);
  if (HOST.test(entry) || ADDRESS.test(entry)) return entry;
  const hint = 'Write a host, an IP address or a range: "wiki.cats.example", "10.1.2.3", "10.1.0.0/16"';
  return fail(spot, `${describe(entry)} is not a host or address`, hint);
}
