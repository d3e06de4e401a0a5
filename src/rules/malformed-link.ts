import type { Document } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule, type Finding } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { type Destination, listDestinations, rangeOfDestination } from './shared/destinations.ts';
import {
  type AddressProblem,
  isPlainAddress,
  judgeAddress,
  judgeBareHost,
  judgeWebAddress,
} from './shared/malformed-link/address.ts';
import { judgeReversedBrackets, judgeSquareAddresses, judgeWideParentheses } from './shared/malformed-link/brackets.ts';
import { judgeBrokenTags, judgeOutputTags } from './shared/malformed-link/tags.ts';
import { judgeUnreadLink } from './shared/malformed-link/text-shapes.ts';
import { findProse } from './shared/prose.ts';
import { listUnreadLinks } from './shared/unread-links.ts';

export default documentRule({
  id: 'malformed-link',
  summary: 'Markdown that was meant as a link and is printed as text, and addresses with a broken scheme',
  severity: 'error',
  group: 'links',
  fixes: 'safe',
  check(doc, { report }) {
    for (const finding of judgeText(doc)) report(finding);
    const labels = new Set(doc.nodes('definition').map(({ identifier }) => identifier));
    for (const destination of listDestinations(doc, url => !isPlainAddress(url))) {
      const finding = judgeDestination(doc, destination) ?? judgeLabel(doc, destination, labels);
      if (finding) report(finding);
    }
    for (const finding of judgeFrontMatter(doc)) report(finding);
  },
});

function* judgeText(doc: Document): Generator<Finding> {
  const isProse = findProse(doc);
  for (const link of listUnreadLinks(doc, isProse)) {
    const finding = judgeUnreadLink(doc, link);
    if (finding) yield finding;
  }
  yield* judgeReversedBrackets(doc, isProse);
  yield* judgeSquareAddresses(doc, isProse);
  yield* judgeWideParentheses(doc, isProse);
  yield* judgeBrokenTags(doc, isProse);
  yield* judgeOutputTags(doc);
}

function judgeDestination(doc: Document, destination: Destination): Finding | undefined {
  const { url, element } = destination;
  const problem = judgeAddress(url, element) ?? judgeBareHost(url, () => wordsOf(doc, destination));
  if (!problem) return undefined;
  const what = element === 'link' ? 'Link target' : 'Image address';
  return describe(doc, { what, url, problem, at: rangeOfDestination(doc, destination) });
}

/** Values that are one address: only a broken scheme is surely wrong in a key whose meaning is not known. */
function* judgeFrontMatter(doc: Document): Generator<Finding> {
  for (const { source, value } of doc.frontMatter?.entries ?? []) {
    if (!source?.includes('//') || isPlainAddress(source) || /\s/.test(source)) continue;
    const problem = judgeWebAddress(source);
    if (!problem) continue;
    const start = value[0] + doc.text.slice(...value).indexOf(source);
    yield describe(doc, { what: 'Address', url: source, problem, at: [start, start + source.length] });
  }
}

interface BadAddress {
  readonly what: string;
  readonly url: string;
  readonly problem: AddressProblem;
  readonly at: Range;
}

function describe(doc: Document, { what, url, problem, at }: BadAddress): Finding {
  const { hint, replacement, isCertain } = problem;
  const message = `${what} ${problem.message}`;
  // Where the source has escapes, the address as written is not the one that was judged.
  if (!replacement || doc.text.slice(...at) !== url) return { at, message, hint };
  const edits = [{ start: at[0], end: at[1], text: replacement }];
  const fix = { title: `Write ${quote(replacement)}`, safety: isCertain ? 'safe' : 'suggested', edits } as const;
  return { at, message, hint, fix };
}

/** The words of a link or the label of a definition. */
function wordsOf(doc: Document, destination: Destination): string {
  const { node, whole } = destination;
  if (node?.type === 'definition') return node.label ?? '';
  return node?.type === 'link' ? doc.text.slice(whole[0] + 1, rangeOfDestination(doc, destination)[0] - 2) : '';
}

/** `[text](1)` where the post defines `[1]`. */
function judgeLabel(doc: Document, destination: Destination, labels: ReadonlySet<string>): Finding | undefined {
  const { url, node, whole } = destination;
  if (node?.type !== 'link' || !/^[\w-]{1,40}$/.test(url) || !labels.has(url.toLowerCase())) return undefined;
  const [start, end] = rangeOfDestination(doc, destination);
  if (whole[1] !== end + 1 || doc.text[start - 1] !== '(') return undefined;
  return {
    at: [start, end],
    message: `Link target ${quote(url)} is the label of a definition, not an address`,
    hint: `Write “[${url}]” instead of “(${url})”`,
    fix: {
      title: `Write “[${url}]”`,
      safety: 'safe',
      edits: [
        { start: start - 1, end: start, text: '[' },
        { start: end, end: end + 1, text: ']' },
      ],
    },
  };
}
