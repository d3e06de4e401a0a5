import type { FrontMatterEntry, FrontMatterFacts } from '../../core/front-matter.ts';
import { isRecord } from '../../core/is-record.ts';
import type { CallFact, FileFacts, TemplateRequest } from '../../core/site.ts';
import type { FileResult } from '../check-file.ts';
import { languages, partSeparator, requests, styles } from './encode-result.ts';
import { areDiagnostics, areDirectiveProblems, areDirectives } from './plain-shapes.ts';
import { asList, asNumber, asText, fail, parseList, type Row, readRange, readRows, tryRead } from './rows.ts';
import { StoredFacts } from './stored-facts.ts';

export interface EncodedResult {
  /** Relative to the site. */
  readonly file: string;
  readonly text: string;
  /** Is told when a part turns out to be something else, once what stands before it is in use. */
  readonly onDamage: () => void;
}

/** Gives back what `encodeResult` was given; undefined where the text is something else. What few rules ask for is read when they do. */
export function decodeResult({ file, text, onDamage }: EncodedResult): FileResult | undefined {
  const [head = '', links = '', headings = '', ids = '', lines = ''] = text.split(partSeparator);
  const known = tryRead(() => readHead(head));
  if (!known) return undefined;
  const { facts, ...findings } = known;
  return { ...findings, facts: new StoredFacts({ file, ...facts }, { links, headings, ids, lines, onDamage }) };
}

interface Head extends Pick<FileResult, 'diagnostics' | 'directives' | 'directiveProblems'> {
  readonly facts: Pick<FileFacts, 'frontMatter' | 'frontMatterBroken' | 'unknownIds' | 'idSources' | 'calls'>;
}

function readHead(text: string): Head {
  const [frontMatter, isBroken, unknownIds, sources, calls, diagnostics, directives, directiveProblems] =
    parseList(text);
  if (!areDiagnostics(diagnostics) || !areDirectives(directives) || !areDirectiveProblems(directiveProblems))
    return fail();
  const idSources = readRows(sources, 3, readRequest);
  return {
    diagnostics,
    directives,
    directiveProblems,
    facts: {
      ...(frontMatter !== null && { frontMatter: readFrontMatter(frontMatter) }),
      ...(isBroken === 1 && { frontMatterBroken: true }),
      ...(unknownIds !== null && { unknownIds: asText(unknownIds) }),
      ...(idSources.length > 0 && { idSources }),
      calls: readRows(calls, 5, readCall),
    },
  };
}

function readFrontMatter(value: unknown): FrontMatterFacts {
  const [language, start, end, data, entries] = asList(value);
  if (!isRecord(data)) return fail();
  return {
    language: languages[asNumber(language)] ?? fail(),
    range: [asNumber(start), asNumber(end)],
    data,
    entries: readRows(entries, 7, readEntry),
  };
}

function readEntry(list: Row, at: number): FrontMatterEntry {
  const pointer = asText(list[at]);
  const key = list[at + 1] === -1 ? undefined : readRange(list, at + 1);
  const value = readRange(list, at + 3);
  const source = list[at + 5] === null ? undefined : asText(list[at + 5]);
  const code = asNumber(list[at + 6]);
  const style = code === -1 ? undefined : (styles[code] ?? fail());
  // Nearly all are scalars, of a map or of a list.
  if (source === undefined || style === undefined)
    return { pointer, value, ...(key && { key }), ...(source !== undefined && { source }), ...(style && { style }) };
  return key ? { pointer, value, key, source, style } : { pointer, value, source, style };
}

function readRequest(list: Row, at: number): TemplateRequest {
  const tag = list[at + 2];
  return {
    kind: requests[asNumber(list[at])] ?? fail(),
    name: asText(list[at + 1]),
    ...(tag !== null && { tag: asText(tag) }),
  };
}

function readCall(list: Row, at: number): CallFact {
  return {
    kind: list[at] === 1 ? 'include' : 'shortcode',
    tag: asText(list[at + 1]),
    name: asText(list[at + 2]),
    range: readRange(list, at + 3),
  };
}
