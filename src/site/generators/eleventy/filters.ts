import type { LiquidScope } from '../../liquid.ts';
import {
  isCall,
  isFunction,
  isReference,
  type Literal,
  type LiteralCall,
  type LiteralFunction,
} from '../../literals/literal.ts';
import type { EleventyConfig } from './config.ts';

type Filter = LiquidScope['filters'][string];

/** The filters that the configuration adds, as far as what they do is written down; anything else makes a text unknown. */
export function readFilters(config: EleventyConfig | undefined): LiquidScope['filters'] {
  const found: Record<string, Filter> = {};
  for (const { method, args } of config?.calls ?? []) {
    const [name, filter] = args;
    if (!/^add(?:Async|Liquid|Nunjucks|NunjucksAsync)?Filter$/.test(method) || typeof name !== 'string') continue;
    found[name] = isFunction(filter)
      ? (value, ...more) => (more.length > 0 ? undefined : apply(filter, value))
      : () => undefined;
  }
  return found;
}

/** A day in UTC: where a template writes a date, it is one of these until a filter makes text of it. */
interface Day {
  readonly day: string;
}

type Value = string | readonly string[] | Day;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function apply(filter: LiteralFunction, value: string): string | undefined {
  const result = run(filter, DAY.test(value) ? { day: value } : value, 0);
  return typeof result === 'string' ? result : undefined;
}

const MAX_DEPTH = 20;

function run(filter: LiteralFunction, value: Value, depth: number): Value | undefined {
  const [parameter] = filter.parameters;
  const evaluate = (source: Literal, level: number): Value | undefined => {
    if (level > MAX_DEPTH) return undefined;
    if (typeof source === 'string') return source;
    if (isReference(source)) return source.name === parameter && source.keys.length === 0 ? value : undefined;
    if (!isCall(source)) return undefined;
    const inner = (each: Literal) => evaluate(each, level + 1);
    const on =
      source.on === undefined || (isReference(source.on) && source.on.module !== undefined)
        ? undefined
        : inner(source.on);
    return on === undefined ? make(source, inner, level) : callOn(on, source);
  };
  return evaluate(filter.returns, depth);
}

/** `new Date(x)`, `DateTime.fromJSDate(x)`, `moment(x)`, or a function of the site that makes a date of one. */
function make(call: LiteralCall, evaluate: (source: Literal) => Value | undefined, depth: number): Value | undefined {
  const [first] = call.args;
  const value = evaluate(first);
  if (value === undefined) return undefined;
  if (call.callee === 'String') return typeof value === 'string' ? value : undefined;
  const own = call.of && run(call.of, value, depth + 1);
  if (own !== undefined) return own;
  const makesDate =
    /^(?:Date|fromJSDate|fromISO|moment|dayjs|utc)$/.test(call.callee) ||
    (call.args.length === 1 && /date/i.test(call.callee));
  return makesDate && typeof value === 'object' && 'day' in value ? value : undefined;
}

function callOn(on: Value, { callee, args }: LiteralCall): Value | undefined {
  if (typeof on === 'string') return callOnText(on, callee, args);
  if ('day' in on) return callOnDay(on, callee, args);
  const [first] = args;
  if (callee === 'at' && typeof first === 'number') return on.at(first);
  if (callee === 'reverse') return [...on].reverse();
  return callee === 'join' && (first === undefined || typeof first === 'string') ? on.join(first) : undefined;
}

function callOnText(text: string, callee: string, [first, second]: readonly Literal[]): Value | undefined {
  if (callee === 'toLowerCase') return text.toLowerCase();
  if (callee === 'toUpperCase') return text.toUpperCase();
  if (callee === 'trim') return text.trim();
  if (callee === 'toString') return text;
  if (callee === 'split' && typeof first === 'string') return text.split(first);
  const isSlice = callee === 'slice' || callee === 'substring';
  if (isSlice && typeof first === 'number' && (second === undefined || typeof second === 'number'))
    return text[callee](first, second);
  const isReplace = callee === 'replace' || callee === 'replaceAll';
  if (isReplace && typeof first === 'string' && typeof second === 'string') return text[callee](first, () => second);
  return undefined;
}

function callOnDay(date: Day, callee: string, [format]: readonly Literal[]): Value | undefined {
  if (/^(?:toUTC|setZone|setLocale|locale|utc|toJSDate|toDate)$/.test(callee)) return date;
  if (/^(?:toISOString|toJSON|toISO)$/.test(callee)) return `${date.day}T00:00:00.000Z`;
  if (callee === 'toISODate') return date.day;
  const isFormat = callee === 'toFormat' || callee === 'format';
  return isFormat && typeof format === 'string' ? formatDay(date.day, format) : undefined;
}

/** The tokens of luxon (`yyyy/LL/dd`), moment and dayjs (`YYYY/MM/DD`) that are numbers. */
function formatDay(day: string, format: string): string | undefined {
  const [year = '', month = '', date = ''] = day.split('-');
  const values: Readonly<Record<string, string>> = {
    yyyy: year,
    YYYY: year,
    y: year,
    yy: year.slice(2),
    YY: year.slice(2),
    MM: month,
    LL: month,
    M: String(Number(month)),
    L: String(Number(month)),
    dd: date,
    DD: date,
    d: String(Number(date)),
    D: String(Number(date)),
  };
  let isKnown = true;
  const text = format.replace(/([A-Za-z])\1*/g, token => {
    if (!Object.hasOwn(values, token)) isKnown = false;
    return values[token] ?? '';
  });
  return isKnown && !/['[\]]/.test(format) ? text : undefined;
}
