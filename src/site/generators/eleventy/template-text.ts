import type { SiteFiles } from '../../../core/site.ts';
import { type Literal, literalOfJson, UNKNOWN } from '../../literals/literal.ts';
import { readModule } from '../../literals/read-module.ts';
import { parseSettings } from '../../settings.ts';

/** The front matter of a template or layout that is not checked itself; UNKNOWN where it can't be read. */
export function readTemplateData(file: string, files: SiteFiles): Literal {
  const text = files.read(file);
  if (text === undefined) return UNKNOWN;
  if (/\.11ty\.[cm]?js$/.test(file)) return readTemplateModule(file, text, files);
  const opening = /^\uFEFF?---(\w*)[ \t]*\r?\n/.exec(text);
  const end = opening ? text.indexOf('\n---', opening[0].length - 1) : -1;
  if (!opening || end === -1) return literalOfJson({});
  const language = opening[1] ?? '';
  const source = text.slice(opening[0].length, end + 1);
  if (language === '' || language === 'yaml') return orUnknown(parseSettings(source, '.yml') ?? {});
  if (language === 'json') return orUnknown(parseSettings(source, '.json'));
  if (language === 'toml') return orUnknown(parseSettings(source, '.toml'));
  return /^(?:js|javascript)$/.test(language) ? readScript(source) : UNKNOWN;
}

/** Front matter in JavaScript: an object, or the variables of a script. Nothing is run. */
function readScript(source: string): Literal {
  const names = Array.from(source.matchAll(/^[ \t]*(?:const|let|var)[ \t]+(\w+)/gm), match => match[1] ?? '');
  const text = /^\s*\{/.test(source)
    ? `export default ${source}`
    : `${source}\nexport default { ${names.join(', ')} };`;
  return readModule('front-matter.js', path => (path === 'front-matter.js' ? text : undefined))?.default ?? UNKNOWN;
}

/** Whether the front matter is JavaScript, which the parser of posts refuses to read. */
export function hasScript(file: string, files: SiteFiles): boolean {
  return /^\uFEFF?---(?:js|javascript)[ \t]*\r?\n/.test(files.read(file) ?? '');
}

function orUnknown(value: unknown): Literal {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? literalOfJson(value) : UNKNOWN;
}

/** `export const data = { … }`; of a class only an address that is written as text can be read. */
function readTemplateModule(file: string, text: string, files: SiteFiles): Literal {
  const data = readModule(file, files.read)?.named('data') ?? UNKNOWN;
  if (data !== UNKNOWN) return data;
  if (!/\b(?:permalink|pagination)\b|\.\.\./.test(text)) return literalOfJson({});
  const [, , permalink] = /\bpermalink\s*[:=]\s*(['"`])([^'"`$\\\n]*)\1/.exec(text) ?? [];
  const isAlone = text.match(/\bpermalink\b/g)?.length === 1 && !/\bpagination\b/.test(text);
  return permalink !== undefined && isAlone ? literalOfJson({ permalink }) : UNKNOWN;
}
