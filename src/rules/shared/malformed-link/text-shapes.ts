import type { Document } from '../../../core/document.ts';
import { quote } from '../../../core/quote.ts';
import type { Finding } from '../../../core/rule.ts';
import { trimEnd } from '../../../core/trim.ts';
import { findOpening } from '../brackets.ts';
import type { UnreadLink } from '../unread-links.ts';
import { isAddress, startsLikeAddress } from './address-like.ts';
import { judgeBlanks } from './blanks.ts';
import { edit, nameOf } from './wording.ts';

/** Judges what looks like a link and is printed as text; undefined where it may well be meant as text. */
export function judgeUnreadLink(doc: Document, link: UnreadLink): Finding | undefined {
  const isSpaced = link.paren > link.close + 1;
  if (isSpaced) return judgeGap(doc, link);
  if (isEscapedTag(link.content)) return judgeLostPercent(doc, link);
  if (hasInnerLink(link.label)) return judgeInnerLink(link);
  if (link.end === undefined) return judgeLinkAsAddress(doc, link) ?? judgeOpening(link) ?? judgeMissingEnd(doc, link);
  return judgeBlanks(doc, link);
}

/** `[text] (address)`. */
function judgeGap(doc: Document, link: UnreadLink): Finding | undefined {
  const { start, end, close, paren } = link;
  if (end === undefined || !isLinkLabel(link) || !isAddress(link.content, link.isImage)) return undefined;
  if (/[\w)\]]/.test(doc.masked.charAt(start - 1))) return undefined;
  const between = doc.text.slice(close + 1, paren);
  const what = between.includes('\n') ? 'line break' : 'space';
  return {
    at: [start, end],
    message: `${nameOf(link)} printed as text: a ${what} stands between “]” and “(”`,
    hint: `Remove the ${what}`,
    fix: edit(`Remove the ${what}`, 'safe', close + 1, paren, ''),
  };
}

/** A check box, a citation `[1] (2019)` and an index are no link texts. */
function isLinkLabel({ label, isImage }: UnreadLink): boolean {
  const words = label.trim();
  return isImage || (/\p{L}/u.test(words) && words.length > 1);
}

function isEscapedTag(content: string): boolean {
  return /^\s*\{ ?(?:post_url|link|include|ref|relref) [^{}]*\}\s*$/.test(content);
}

/** `({post_url 2024-05-01-tabby})`: Liquid needs the percent signs. */
function judgeLostPercent(doc: Document, link: UnreadLink): Finding | undefined {
  if (doc.dialect.templates !== 'liquid' || link.end === undefined) return undefined;
  const start = link.paren + 1 + link.content.indexOf('{');
  const end = link.paren + 1 + link.content.lastIndexOf('}') + 1;
  const tag = `{% ${doc.text.slice(start + 1, end - 1).trim()} %}`;
  return {
    at: [start, end],
    message: `${nameOf(link)} printed as text: ${quote(doc.text.slice(start, end))} is not a tag`,
    hint: `Write ${quote(tag)}`,
    fix: edit(`Write ${quote(tag)}`, 'safe', start, end, tag),
  };
}

/** `[[text](address)](address)`. */
function judgeInnerLink(link: UnreadLink): Finding | undefined {
  if (link.end === undefined || !startsLikeAddress(link.content.trim())) return undefined;
  return {
    at: [link.start, link.end],
    message: `${nameOf(link)} broken: it has another link inside`,
    hint: 'Keep one of the two links',
  };
}

function hasInnerLink(label: string): boolean {
  for (let close = label.indexOf(']('); close !== -1; close = label.indexOf('](', close + 1)) {
    const open = findOpening(label, close, ['[', ']']);
    if (open !== -1 && label[open - 1] !== '!') return true;
  }
  return false;
}

/** `[text]([text](address)`. */
function judgeLinkAsAddress(doc: Document, link: UnreadLink): Finding | undefined {
  const inner = /^\[([^[\]]*)\]\([^\s()]+\)/.exec(link.content);
  if (!inner) return undefined;
  const end = link.paren + 1;
  return {
    at: [link.start, end],
    message: `${nameOf(link)} printed as text: another link stands in place of its address`,
    hint: `Remove ${quote(doc.text.slice(link.start, end))}`,
    fix: inner[1] === link.label ? edit('Remove the first of the two', 'safe', link.start, end, '') : undefined,
  };
}

/** `[text]((address)`. */
function judgeOpening(link: UnreadLink): Finding | undefined {
  const address = /^\(([^\s()]+)\)/.exec(link.content)?.[1];
  if (address === undefined || !startsLikeAddress(address)) return undefined;
  return {
    at: [link.start, link.paren + address.length + 3],
    message: `${nameOf(link)} printed as text: its address begins with two parentheses and ends with one`,
    hint: 'Remove one “(”',
    fix: edit('Remove one “(”', 'safe', link.paren, link.paren + 1, ''),
  };
}

/** `[text](https://address and the post goes on`, `[text](https://address]`. */
function judgeMissingEnd(doc: Document, link: UnreadLink): Finding | undefined {
  const token = /^\s*\S+/.exec(link.content)?.[0] ?? '';
  // Punctuation at the end belongs to the sentence.
  const address = trimEnd(token, '.,;:!?\'"*_]}>');
  if (!startsLikeAddress(address.trim())) return undefined;
  // For kramdown an escaped parenthesis counts like any other.
  if (doc.dialect.markdown === 'kramdown' && link.content.includes('\\)')) return undefined;
  const end = link.paren + 1 + address.length;
  if (isInTemplate(doc, end)) return undefined;
  if (doc.masked[end] === ']') {
    return {
      at: [link.start, end + 1],
      message: `${nameOf(link)} printed as text: its address ends in “]” instead of “)”`,
      hint: 'Write “)”',
      fix: edit('Write “)” for “]”', 'safe', end, end + 1, ')'),
    };
  }
  const bare = address.replace(/\\./g, '');
  const missing = ')'.repeat(Math.max(0, 1 + count(bare, '(') - count(bare, ')')));
  if (missing === '') return undefined;
  return {
    at: [link.start, end],
    message: `${nameOf(link)} printed as text: the “)” after its address is missing`,
    hint: `Add ${quote(missing)} after the address`,
    fix: edit(
      `Add ${quote(missing)}`,
      link.content.trim() === address.trim() ? 'safe' : 'suggested',
      end,
      end,
      missing,
    ),
  };
}

/** Whether what is put there would be part of a template; one that lacks its own end takes in what follows. */
function isInTemplate({ templates, templateProblems }: Document, at: number): boolean {
  return (
    templates.some(({ range }) => range[0] < at && at < range[1]) ||
    templateProblems.some(({ range }) => range[0] < at && at <= range[1])
  );
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
