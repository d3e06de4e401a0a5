import type { Document } from '../../../core/document.ts';
import { quote } from '../../../core/quote.ts';
import type { Finding } from '../../../core/rule.ts';
import { findClosing, findOpening } from '../brackets.ts';
import { startsLikeAddress } from './address-like.ts';
import { edit } from './wording.ts';

type Prose = (offset: number) => boolean;

/** `(text)[address]`: the brackets are the wrong way round. */
export function* judgeReversedBrackets(doc: Document, isProse: Prose): Generator<Finding> {
  const text = doc.masked;
  for (let close = text.indexOf(')['); close !== -1; close = text.indexOf(')[', close + 1)) {
    if (!isProse(close)) continue;
    const open = findOpening(text, close, ['(', ')']);
    const end = findClosing(text, close + 1, ['[', ']']);
    // `foo()[0]` is a call, `[a](b)[c]` has a link of its own, `(a)[b](c)` as well.
    if (end === -1 || !isProse(open) || /[\w\])]/.test(text.charAt(open - 1))) continue;
    if (text[end + 1] === '(' || text[end + 1] === '[') continue;
    const label = text.slice(open + 1, close);
    const address = text.slice(close + 2, end).trim();
    if (!/\p{L}/u.test(label) || /\s/.test(address) || !startsLikeAddress(address)) continue;
    const right = `[${doc.text.slice(open + 1, close)}](${doc.text.slice(close + 2, end).trim()})`;
    yield {
      at: [open, end + 1],
      message: `Link ${quote(label)} is printed as text: its brackets are the wrong way round`,
      hint: 'Write the text in “[]” and the address in “()”',
      fix: edit('Exchange the brackets', /[[\]]/.test(label) ? 'suggested' : 'safe', open, end + 1, right),
    };
  }
}

/** `[text][https://…]`: a reference whose label is an address. */
export function* judgeSquareAddresses(doc: Document, isProse: Prose): Generator<Finding> {
  const text = doc.masked;
  for (let close = text.indexOf(']['); close !== -1; close = text.indexOf('][', close + 1)) {
    if (!isProse(close)) continue;
    const open = findOpening(text, close, ['[', ']']);
    const end = findClosing(text, close + 1, ['[', ']']);
    const address = text.slice(close + 2, end).trim();
    if (end === -1 || !isProse(open) || text[end + 1] === '(' || !/^(?:https?:\/\/|mailto:|www\.)\S+$/i.test(address))
      continue;
    yield {
      at: [open, end + 1],
      message: `Link ${quote(text.slice(open + 1, close))} is printed as text: its address is in “[]” instead of “()”`,
      hint: 'Write the address in “()”',
      fix: {
        title: 'Write the address in “()”',
        safety: 'safe',
        edits: [
          { start: close + 1, end: close + 2, text: '(' },
          { start: end, end: end + 1, text: ')' },
        ],
      },
    };
  }
}

/** `[text]（address）`: an input method's parentheses. */
export function* judgeWideParentheses(doc: Document, isProse: Prose): Generator<Finding> {
  const text = doc.masked;
  for (let close = text.indexOf(']（'); close !== -1; close = text.indexOf(']（', close + 1)) {
    if (!isProse(close)) continue;
    const open = findOpening(text, close, ['[', ']']);
    const address = /^[^\s（）()]{4,2000}(?=[）)])/.exec(text.slice(close + 2, close + 2100))?.[0] ?? '';
    if (!isProse(open) || !startsLikeAddress(address)) continue;
    const end = close + 2 + address.length;
    yield {
      at: [open, end + 1],
      message: `Link ${quote(text.slice(open + 1, close))} is printed as text: its parentheses are full-width ones`,
      hint: 'Write “(” and “)”',
      fix: {
        title: 'Write “(” and “)”',
        safety: 'safe',
        edits: [
          { start: close + 1, end: close + 2, text: '(' },
          { start: end, end: end + 1, text: ')' },
        ],
      },
    };
  }
}
