import type { Range } from '../../core/span.ts';

// What comes from a file may be anything: whatever is read here is checked, and refused by an exception.

export type Row = readonly unknown[];

/** Cuts a flat list into rows of equal length. */
export function readRows<T>(value: unknown, length: number, read: (list: Row, at: number) => T): T[] {
  const list = asList(value);
  if (list.length % length !== 0) return fail();
  const rows: T[] = [];
  for (let at = 0; at < list.length; at += length) rows.push(read(list, at));
  return rows;
}

export function readRange(list: Row, at: number): Range {
  const start = asNumber(list[at]);
  return [start, start + asNumber(list[at + 1])];
}

export function parseList(text: string): Row {
  return asList(JSON.parse(text));
}

export function asList(value: unknown): Row {
  return Array.isArray(value) ? value : fail();
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : fail();
}

export function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : fail();
}

export function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export function fail(): never {
  throw new TypeError('This is not what was stored');
}
