import { isCall, type Literal } from './literal.ts';

/** A path that is written as text, as a URL relative to the module, or through `fileURLToPath`, `resolve` and `join`. */
export function pathOf(value: Literal): string | undefined {
  if (typeof value === 'string') return value;
  if (!isCall(value) || !/^(?:URL|fileURLToPath|resolve|join)$/.test(value.callee)) return undefined;
  return value.args.map(pathOf).find(path => path !== undefined);
}
