import { isRecord } from './is-record.ts';

/** Whether a map has something at these keys, the one below the other, whatever their case. */
export function hasKeys(data: unknown, keys: readonly string[]): boolean {
  let value = data;
  for (const key of keys) {
    if (!isRecord(value)) return false;
    const name = Object.keys(value).find(own => own.toLowerCase() === key.toLowerCase());
    if (name === undefined) return false;
    value = value[name];
  }
  return true;
}
