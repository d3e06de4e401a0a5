import type { FrontMatterStyle } from '../../core/dialect.ts';

type Reader = (source: string) => unknown;

const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const booleans = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);
const oldBooleans = new Map([
  ...booleans,
  ...['yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['no', 'No', 'NO', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
]);

const decimal = /^[-+]?\d+$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** js-yaml 4: YAML 1.2 core, decimal numbers with leading zeros, `0x`, `0o` and `0b`. */
const readModern: Reader = source => {
  if (decimal.test(source) || float.test(source)) return Number(source);
  return /^0(?:x[\da-fA-F]+|o[0-7]+|b[01]+)$/.test(source) ? Number(source) : source;
};

/** goccy/go-yaml (Hugo 0.152 and later): a leading zero is octal, underscores separate digits. */
const readGo: Reader = source => {
  if (!/^[-+]?\d[\d_]*$/.test(source)) return readModern(source);
  const digits = source.replaceAll('_', '');
  return /^[-+]?0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
};

/** safe_yaml, which Jekyll reads with: lib/safe_yaml/transform/to_{integer,float}.rb. */
const readRuby: Reader = source => {
  if (/^[-+]?0[0-7_,]+$/.test(source)) return Number.parseInt(source.replace(/[_,]/g, ''), 8);
  if (/^[-+]?(?:0|[1-9](?:[\d,_]*\d)?)$/.test(source)) return Number(source.replace(/[_,]/g, ''));
  if (/^[-+]?0(?:x[\da-fA-F_]+|b[01_]+)$/.test(source)) return Number(source.replaceAll('_', ''));
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$/.test(source)) return readSexagesimal(source);
  if (/^[-+]?(?:\d[\d,_]*)?\.\d[\d,_]*(?:[eE][-+]?\d+)?$/.test(source)) return Number(source.replace(/[_,]/g, ''));
  return source;
};

function readSexagesimal(source: string): number {
  const sign = source.startsWith('-') ? -1 : 1;
  const parts = source.replace(/^[-+]/, '').replaceAll('_', '').split(':');
  return sign * parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}

const numberReaders: Readonly<Record<FrontMatterStyle, Reader>> = {
  jekyll: readRuby,
  github: readModern,
  'gray-matter': readModern,
  hugo: readGo,
  astro: readModern,
  hexo: readModern,
  zola: readModern,
};

/** The value of an unquoted YAML scalar as the generator reads it; dates stay text. */
export function readPlainScalar(source: string, style: FrontMatterStyle): unknown {
  if (nulls.has(source)) return null;
  const boolean = (style === 'jekyll' ? oldBooleans : booleans).get(source);
  if (boolean !== undefined) return boolean;
  if (!/^[-+.\d]/.test(source)) return source;
  const value = numberReaders[style](source);
  return typeof value === 'number' && !Number.isFinite(value) ? source : value;
}
