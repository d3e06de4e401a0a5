import type { Fix } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';

export default documentRule({
  id: 'invisible-character',
  summary: 'Bidirectional controls, zero-width and control characters that nobody can see',
  severity: 'warning',
  group: 'text',
  fixes: 'safe',
  check(doc, { report }) {
    for (const { at, message } of findInvisible(doc)) {
      report({
        at,
        message,
        hint: 'Remove it: it breaks searching, copying and addresses',
        fix: remove(at, isAccident(doc, at) ? 'safe' : 'suggested'),
      });
    }
    const trailing = findBlankEdges(doc);
    for (const at of trailing)
      report({
        at,
        message: 'No-break space (U+00A0) at the edge of a value',
        hint: 'Remove it: it becomes part of the value',
        fix: remove(at, 'safe'),
      });
  },
});

/** A byte-order mark in a text has come by accident; others break or join words, and a title may make an address. */
function isAccident({ text, frontMatter }: Document, [start, end]: Range): boolean {
  return start >= (frontMatter?.range[1] ?? 0) && /^\uFEFF+$/.test(text.slice(start, end));
}

function remove([start, end]: Range, safety: Fix['safety']): Fix {
  return { title: 'Remove it', safety, edits: [{ start, end, text: '' }] };
}

const names: Readonly<Record<string, string>> = {
  '\u200B': 'Zero-width space',
  '\u200C': 'Zero-width non-joiner',
  '\u200D': 'Zero-width joiner',
  '\u200E': 'Left-to-right mark',
  '\u200F': 'Right-to-left mark',
  '\u2060': 'Word joiner',
  '\uFEFF': 'Byte-order mark',
  '\u202A': 'Left-to-right embedding',
  '\u202B': 'Right-to-left embedding',
  '\u202C': 'End of a bidirectional embedding',
  '\u202D': 'Left-to-right override',
  '\u202E': 'Right-to-left override',
  '\u2066': 'Left-to-right isolate',
  '\u2067': 'Right-to-left isolate',
  '\u2068': 'First-strong isolate',
  '\u2069': 'End of a bidirectional isolate',
};

// Tab, line feed, form feed and carriage return are the controls that text has.
const invisible = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\u200B-\u200F\u2060\u202A-\u202E\u2066-\u2069\uFEFF]+/g;

function* findInvisible(doc: Document): Generator<{ at: Range; message: string }> {
  const { text } = doc;
  let usesRightToLeft: boolean | undefined;
  for (const match of text.matchAll(invisible)) {
    const at: Range = [match.index, match.index + match[0].length];
    const character = match[0].charAt(0);
    if (/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(character)) {
      usesRightToLeft ??= /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
        text,
      );
      if (usesRightToLeft) continue;
    }
    if (match[0].length === 1 && isNeeded(text, match.index)) continue;
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const times = match[0].length > 1 ? `, ${match[0].length} invisible characters in all` : '';
    yield { at, message: `${names[character] ?? 'Control character'} (U+${code})${near(text, at)}${times}` };
  }
}

/** Scripts that need joiners or have no spaces between words, and emoji that are made of several. */
function isNeeded(text: string, at: number): boolean {
  const before = lastCharacter(text.slice(Math.max(0, at - 2), at));
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 32);
  const character = text.charAt(at);
  if (character === '\u200D' && /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F/u.test(before)) return true;
  if (character === '\u200C' || character === '\u200D')
    return joiningScripts.test(before) || joiningScripts.test(after);
  if (spacelessScripts.test(before) || spacelessScripts.test(after)) return /[\u200B\u2060]/.test(character);
  // Between marks they are put on purpose: in “<!-\u200B-” so that it is no comment, before a dash so that no line breaks.
  if (character === '\u200B') return isMark(before) && isMark(after);
  return character === '\u2060' && (isMark(before) || isMark(after) || before === ' ' || after === ' ');
}

function isMark(character: string): boolean {
  return /[^\p{L}\p{N}\s]|\p{No}/u.test(character);
}

const joiningScripts =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}]/u;
const spacelessScripts =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function lastCharacter(text: string): string {
  return Array.from(text).at(-1) ?? '';
}

/** “ in “exam…ple””: where to look for what can't be seen. */
function near(text: string, [start, end]: Range): string {
  const before = /[\p{L}\p{N}]{0,12}$/u.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? '';
  const after = /^[\p{L}\p{N}]{0,12}/u.exec(text.slice(end, end + 12))?.[0] ?? '';
  if (before && after) return ` inside “${before}${after}”`;
  if (before) return ` after “${before}”`;
  return after ? ` before “${after}”` : '';
}

/** A title that ends in a space which no editor trims. */
function* findBlankEdges({ frontMatter, text }: Document): Generator<Range> {
  if (!frontMatter || !text.slice(...frontMatter.range).includes('\u00A0')) return;
  for (const { source, value } of frontMatter.entries) {
    if (source === undefined) continue;
    let [start, end] = value;
    while (text[start - 1] === '\u00A0') start--;
    while (text[end] === '\u00A0') end++;
    const before = /^["']?(\u00A0+)/.exec(text.slice(start, end));
    const after = /(\u00A0+)["']?$/.exec(text.slice(Math.max(start, end - 40), end));
    if (before?.[1]) yield [start + before[0].length - before[1].length, start + before[0].length];
    else if (after?.[1]) yield [end - after[0].length, end - after[0].length + after[1].length];
  }
}
