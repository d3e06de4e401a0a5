import type { Fix } from '../../core/diagnostic.ts';
import type { FrontMatterEntry, FrontMatterFacts } from '../../core/front-matter.ts';

/** A fix that writes another value. */
export function replaceValue({ value: [start, end] }: FrontMatterEntry, text: string, title: string): Fix | undefined {
  // Without characters of its own (an alias, say) there is nothing to replace.
  return start < end ? { title, safety: 'safe', edits: [{ start, end, text }] } : undefined;
}

/** A fix that keeps the value and puts something around it. */
export function surroundValue(
  { value: [start, end] }: FrontMatterEntry,
  [before, after]: readonly [string, string],
  title: string,
): Fix | undefined {
  if (start >= end) return undefined;
  const edits = [
    { start, end: start, text: before },
    { start: end, end, text: after },
  ];
  return { title, safety: 'safe', edits };
}

/** Several words may be one tag or several. */
export function isOneWord({ source, style }: FrontMatterEntry): boolean {
  return style === 'plain' && source !== undefined && /^[\p{L}\p{N}_-]+$/u.test(source);
}

/** A key and its value as the language of the front matter has them. */
export function assign(language: FrontMatterFacts['language'], key: string, value: string | readonly string[]): string {
  const bare = language === 'yaml';
  const written = typeof value === 'string' ? value : `[${value.map(part => (bare ? part : `"${part}"`)).join(', ')}]`;
  return { yaml: `${key}: ${written}`, toml: `${key} = ${written}`, json: `"${key}": ${written}` }[language];
}
