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
  const written = typeof value === 'string' ? value : writeList(language, value);
  return { yaml: `${key}: ${written}`, toml: `${key} = ${written}`, json: `"${key}": ${written}` }[language];
}

/** Texts as a list on one line. */
export function writeList(language: FrontMatterFacts['language'], items: readonly string[]): string {
  const write = language === 'yaml' ? writeYamlText : (item: string) => JSON.stringify(item);
  return `[${items.map(write).join(', ')}]`;
}

/** What YAML 1.1 or 1.2 takes for something else than text: `null`, `yes`, `007`, `1.0`, `1e3`, `0x1f`, `2024-05-01`. */
const typed =
  /^(?:null|true|false|yes|no|on|off|y|n|(?:\d[\d_]*(?:\.[\d_]*)?)?(?:e[-+]?\d+)?|0x[\da-f_]*|0o[0-7_]+|0b[01_]+|\d{4}-\d\d?-\d\d?)$/i;

/** A text as it may stand anywhere in YAML, in quotes where it could mean something else. */
export function writeYamlText(text: string): string {
  const isPlain = /^[\p{L}\p{N}][\p{L}\p{N} .+_/-]*$/u.test(text) && !typed.test(text);
  return isPlain ? text : JSON.stringify(text);
}
