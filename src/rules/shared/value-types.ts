import type { FrontMatterEntry, FrontMatterFacts } from '../../core/front-matter.ts';

export type ValueType = 'text' | 'address' | 'number' | 'boolean' | 'list' | 'map' | 'date' | 'nothing';

export interface TypedEntry {
  readonly key: string;
  readonly entry: FrontMatterEntry;
  readonly type: ValueType;
}

/** The top-level keys of a post with the type of their values, as the generator reads them. */
export function listTypes(facts: FrontMatterFacts | undefined): TypedEntry[] {
  if (!facts) return [];
  const typed: TypedEntry[] = [];
  for (const entry of facts.entries) {
    if (entry.pointer.lastIndexOf('/') > 0 || entry.pointer.includes('~')) continue;
    const key = entry.pointer.slice(1);
    typed.push({ key, entry, type: typeOf(facts.data[key], entry) });
  }
  return typed;
}

function typeOf(value: unknown, { style, source }: FrontMatterEntry): ValueType {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (/^(?:https?:\/\/|\/)\S*$/.test(source ?? '')) return 'address';
  return style === 'date' || /^\d{4}-\d{1,2}-\d{1,2}(?:[T\s]|$)/.test(source ?? '') ? 'date' : 'text';
}
