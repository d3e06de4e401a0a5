import type { Fix } from '../../../core/diagnostic.ts';
import type { Document } from '../../../core/document.ts';
import { quote } from '../../../core/quote.ts';
import type { Finding } from '../../../core/rule.ts';
import type { Range } from '../../../core/span.ts';
import { isInstruction, isPastedLabel } from '../placeholders.ts';
import type { UnreadLink } from '../unread-links.ts';
import { imageFile, pageFile, startsLikeAddress } from './address-like.ts';
import { edit, nameOf } from './wording.ts';

/** Judges `[text](an address with blanks)`: a space, a title that is not one, an image size. */
export function judgeBlanks(doc: Document, link: UnreadLink): Finding | undefined {
  const content = link.content.trim();
  const [, address = '', gap = '', rest = ''] = /^(\S+)(\s+)(.+)$/s.exec(content) ?? [];
  if (rest === '') return undefined;
  const start = link.paren + 1 + link.content.indexOf(content);
  const restStart = start + address.length + gap.length;
  const isKramdown = doc.dialect.markdown === 'kramdown';
  if (startsLikeAddress(address) || (link.isImage && imageFile.test(address))) {
    const title = judgeTitle(link, { rest, start: restStart, isKramdown });
    if (title) return title;
    if (link.isImage && /^=\d*%?x\d*%?$/.test(rest))
      return judgeImageSize(doc, link, [restStart, restStart + rest.length]);
  }
  // kramdown reads what has blanks as an address, too: it is wrong only where no address can have one.
  if (isKramdown && !isBrokenByBlank(content)) return undefined;
  return judgeBlankAddress(doc, link, [start, restStart + rest.length]);
}

interface WrittenTitle {
  readonly rest: string;
  readonly start: number;
  readonly isKramdown: boolean;
}

function judgeTitle(link: UnreadLink, { rest, start, isKramdown }: WrittenTitle): Finding | undefined {
  const end = start + rest.length;
  const at: Range = [start, end];
  const name = nameOf(link);
  if (/^[“”„«].*[“”»]$/.test(rest)) {
    const title = `"${rest.slice(1, -1).replaceAll('"', '\\"')}"`;
    const message = `${name} ${isKramdown ? 'broken' : 'printed as text'}: its title is in typographic quotes`;
    return { at, message, hint: 'Use straight quotes', fix: edit('Use straight quotes', 'safe', start, end, title) };
  }
  const mark = rest[0];
  if (mark !== '"' || rest.length < 2) return undefined;
  if (!rest.endsWith(mark)) {
    const message = `${name} printed as text: the quote after its title is missing`;
    return { at, message, hint: 'Add “"” after the title', fix: edit('Add the quote', 'suggested', end, end, mark) };
  }
  const inner = rest.slice(1, -1);
  // kramdown looks for a quote that is followed by the “)”.
  if (isKramdown || !/[^\\]"/.test(inner)) return undefined;
  const message = `${name} printed as text: its title has quotes inside`;
  const fix = edit('Escape the quotes', 'safe', start, end, `"${inner.replace(/(?<!\\)"/g, '\\"')}"`);
  return { at, message, hint: 'Write “\\"” for a quote inside the title', fix };
}

/** `=300x200` after an address is an extension that a few other programs have. */
function judgeImageSize(doc: Document, link: UnreadLink, at: Range): Finding | undefined {
  if (doc.dialect.markdown === 'markdown-it' || doc.dialect.markdown === 'marked') return undefined;
  return {
    at,
    message: `${nameOf(link)} not shown: ${quote(doc.text.slice(...at))} is not Markdown`,
    hint: 'Remove it, or write the image in HTML with “width” and “height”',
  };
}

/** `https:// host`, `https://host. org`, `https://host/page- name`, `mailto: name`; but a file’s name may have blanks. */
function isBrokenByBlank(address: string): boolean {
  const [, host = '', path = ''] = splitAddress(address);
  return host !== '' && (/\s/.test(host) || (!path.includes('?') && mendBlanks(address)?.safety === 'suggested'));
}

/** Scheme and host, and what follows them. */
function splitAddress(address: string): readonly string[] {
  return /^((?:https?:)?\/\/[^/?#]*|mailto:\s*)(.*)$/is.exec(address) ?? [];
}

function judgeBlankAddress(doc: Document, link: UnreadLink, at: Range): Finding | undefined {
  const address = doc.masked.slice(...at);
  if (isPastedLabel(address, link.label) || isInstruction(address)) return undefined;
  if (!isAddressWithBlank(address) || address.includes('\uE000')) return undefined;
  const what = address.includes('\n') ? 'line break' : address.includes('\t') ? 'tab' : 'space';
  const isRead = doc.dialect.markdown === 'kramdown';
  const replacement = mendBlanks(address);
  return {
    at,
    message: `${nameOf(link)} ${isRead ? 'broken' : 'printed as text'}: its address ${quote(address)} contains a ${what}`,
    hint: replacement
      ? `Write ${quote(replacement.text)}`
      : `Remove the ${what}, or write “%20” for a space that belongs there`,
    fix: replacement && edit(`Write ${quote(replacement.text)}`, replacement.safety, at[0], at[1], replacement.text),
  };
}

function isAddressWithBlank(address: string): boolean {
  return startsLikeAddress(address.replace(/\s+/g, '')) || imageFile.test(address) || pageFile.test(address);
}

/** The one likely address; undefined where a blank may be a slip or a part of the name. */
function mendBlanks(address: string): { text: string; safety: Fix['safety'] } | undefined {
  const joined = address.replace(/\s+/g, '');
  const [, host = '', path = ''] = splitAddress(address);
  if (/[<>"]/.test(joined) || /[\p{L}\p{N}]\s+[\p{L}\p{N}]/u.test(host)) return undefined;
  if (host !== '' && !/\s/.test(path)) return { text: joined, safety: 'safe' };
  if (host === '' && !/[^\p{L}\p{N}]\s|\s[^\p{L}\p{N}]/u.test(address) && !/\s\s|[\n\t]/.test(address))
    return { text: address.replaceAll(' ', '%20'), safety: 'safe' };
  if (!/[\p{L}\p{N}]\s+[\p{L}\p{N}]/u.test(address) && !/ - /.test(address))
    return { text: joined, safety: 'suggested' };
  return undefined;
}
