import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { findClosing, findOpening } from './shared/brackets.ts';
import { definesElsewhere } from './shared/includes.ts';
import { partFromParagraph } from './shared/part-from-paragraph.ts';
import { findProse } from './shared/prose.ts';

export default documentRule({
  id: 'undefined-reference',
  summary: 'A link, image or footnote whose label is defined nowhere, so that its brackets are printed',
  severity: 'error',
  group: 'links',
  fixes: 'safe',
  check(doc, { report }) {
    const references = [...listReferences(doc), ...listFootnotes(doc)];
    // Definitions may come from an included file: then nothing is known.
    if (references.length === 0 || definesElsewhere(doc)) return;
    const definitions = listDefinitions(doc);
    for (const { at, label, kind } of references) {
      const line = definitions.get(normalize(label));
      if (line === 'read') continue;
      report({
        at,
        message: `${kind} ${quote(label)} is not defined: its brackets are printed`,
        hint: kind === 'Footnote' ? `Add “[${label}]: …”, or remove the mark` : hintFor(label, line),
        fix: line === undefined || kind === 'Footnote' ? undefined : partFromParagraph(doc, line),
      });
    }
  },
});

interface Reference {
  readonly at: Range;
  readonly label: string;
  readonly kind: 'Link label' | 'Image label' | 'Footnote';
}

/** `[text][label]` and `![text][label]` that are printed as text. */
function* listReferences(doc: Document): Generator<Reference> {
  const isProse = findProse(doc);
  const text = doc.masked;
  for (let close = text.indexOf(']['); close !== -1; close = text.indexOf('][', close + 1)) {
    if (!isProse(close)) continue;
    const open = findOpening(text, close, ['[', ']']);
    const end = findClosing(text, close + 1, ['[', ']']);
    if (end === -1 || end - open > 1000 || !isProse(open)) continue;
    const words = text.slice(open + 1, close);
    const label = text.slice(close + 2, end) || words;
    const isImage = text[open - 1] === '!';
    if (!isLabel(label) || (!isImage && !isLinkText(words, label)) || isIndex(text, open, end)) continue;
    const start = isImage ? open - 1 : open;
    yield { at: [start, end + 1], label, kind: isImage ? 'Image label' : 'Link label' };
    close = end - 1;
  }
}

/** `rows[i][j]`, and chains such as `[Ctrl][Alt][Del]`. */
function isIndex(text: string, open: number, end: number): boolean {
  return /[\w\])]/.test(text.charAt(open - 1)) || /[[(:*+?{]/.test(text.charAt(end + 1));
}

/** Neither a template nor an address (that is a malformed link), nor a part of a regular expression or of other markup. */
function isLabel(label: string): boolean {
  return /[\p{L}\p{N}]/u.test(label) && !/^\^|^\/|\uE000|:\/\/|[=<>"|\\{}$]/.test(label) && !/^.-./.test(label);
}

function isLinkText(words: string, label: string): boolean {
  return /\p{L}/u.test(words) && !/[="|]/.test(words) && (/\p{L}{2}/u.test(words) || /\p{L}{2}/u.test(label));
}

/** `[^1]` without a text; in prose `[^a-z]` is a regular expression, so other labels need a footnote beside them. */
function* listFootnotes(doc: Document): Generator<Reference> {
  if (!doc.masked.includes('[^')) return;
  const isProse = findProse(doc);
  const hasFootnotes = doc.nodes('footnoteDefinition').length > 0;
  for (const match of doc.masked.matchAll(/\[\^([\w-]{1,60})\]/g)) {
    const label = match[1] ?? '';
    const isNote = /^\d+$/.test(label) || (hasFootnotes && !/^.-./.test(label));
    if (!isNote || !isProse(match.index) || doc.masked[match.index + match[0].length] === ':') continue;
    yield { at: [match.index, match.index + match[0].length], label: `^${label}`, kind: 'Footnote' };
  }
}

/** Every line that begins like a definition: `read`, or where it stands in a paragraph and is printed. */
function listDefinitions(doc: Document): ReadonlyMap<string, 'read' | number> {
  const found = new Map<string, 'read' | number>();
  for (const match of doc.masked.matchAll(/^[ \t>]{0,12}\[([^[\]\r\n]{1,200})\]:/gm))
    found.set(normalize(match[1] ?? ''), doc.span([match.index, match.index]).start.line);
  for (const { label, identifier } of doc.nodes('definition')) found.set(normalize(label ?? identifier), 'read');
  for (const { label, identifier } of doc.nodes('footnoteDefinition'))
    found.set(normalize(`^${label ?? identifier}`), 'read');
  if (doc.dialect.markdown === 'kramdown') for (const label of found.keys()) found.set(label, 'read');
  return found;
}

/** Labels are compared without case and blanks; kramdown also drops backslashes (`tern\_for\_vim`). */
function normalize(label: string): string {
  return label
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function hintFor(label: string, line: number | undefined): string {
  if (line === undefined) return `Add “[${label}]: address”`;
  return `Line ${line} is part of a paragraph: put a blank line before “[${label}]:”`;
}
