import type { Link, LinkReference } from 'mdast';
import type { Document, HtmlElement } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule, type Finding } from '../core/rule.ts';
import { rangeOf } from './shared/destinations.ts';

export default documentRule({
  id: 'empty-link',
  summary: 'Links without a target or with nothing to click on, and images without an address',
  severity: 'error',
  group: 'links',
  check(doc, { report }) {
    for (const node of doc.nodes('link')) {
      const finding = judgeLink(doc, node);
      if (finding) report(finding);
    }
    for (const node of doc.nodes('linkReference')) {
      if (!isEmpty(node)) continue;
      const at = rangeOf(node);
      if (at) report({ at, message: 'Link has no text', hint: 'Write what readers are to click on' });
    }
    for (const node of doc.nodes('image')) {
      const at = node.url === '' ? rangeOf(node) : undefined;
      if (at)
        report({
          at,
          message: `Image${node.alt ? ` ${quote(node.alt)}` : ''} has no address`,
          hint: 'Add the image’s address',
        });
    }
    for (const finding of judgeDefinitions(doc)) report(finding);
    for (const element of doc.elements()) {
      const finding = judgeElement(element);
      if (finding) report(finding);
    }
  },
});

function judgeLink(doc: Document, node: Link): Finding | undefined {
  const hasTarget = node.url !== '';
  if (hasTarget && !isEmpty(node)) return undefined;
  const at = rangeOf(node);
  // `[](#cats){: #cats}` and `[]{#cats}` set an anchor where the renderer has attribute lists.
  if (!at || doc.masked[at[0]] !== '[' || doc.masked[at[1]] === '{') return undefined;
  if (hasTarget) {
    const message = `Link to ${quote(node.url)} has no text`;
    return node.url.includes('\uE000') ? undefined : { at, message, hint: 'Write what readers are to click on' };
  }
  // `callbacks[0]()` is code that its author did not mark as such.
  if (/\w/.test(doc.masked[at[0] - 1] ?? '')) return undefined;
  const words = doc.text.slice(at[0] + 1, doc.text.lastIndexOf('](', at[1]));
  return { at, message: `Link${words ? ` ${quote(words)}` : ''} has no target`, hint: 'Add the address' };
}

/** `[comment]: <> (…)` is a way to write comments, so only what a link uses is judged. */
function* judgeDefinitions(doc: Document): Generator<Finding> {
  const empty = doc.nodes('definition').filter(({ url }) => url === '');
  if (empty.length === 0) return;
  const used = new Set([...doc.nodes('linkReference'), ...doc.nodes('imageReference')].map(node => node.identifier));
  for (const node of empty) {
    const at = used.has(node.identifier) ? rangeOf(node) : undefined;
    if (at) yield { at, message: `Definition ${quote(node.label ?? '')} has no target`, hint: 'Add the address' };
  }
}

/** Whether nothing inside can be seen: no text, image, code or HTML. */
function isEmpty(node: Link | LinkReference): boolean {
  return node.children.every(child => child.type === 'text' && child.value.trim() === '');
}

/** Attributes that leave an `<a>` what it is; others may give it a purpose in a script or a style. */
const plainAttributes = new Set(['href', 'src', 'alt', 'target', 'rel', 'title', 'width', 'height', 'align']);

function judgeElement({ name, attributes }: HtmlElement): Finding | undefined {
  if (name !== 'a' && name !== 'img') return undefined;
  const attribute = attributes.find(each => each.name === (name === 'a' ? 'href' : 'src'));
  if (!attribute || attribute.expression || attribute.value.trim() !== '') return undefined;
  if (!attributes.every(each => plainAttributes.has(each.name))) return undefined;
  const at = attribute.range;
  if (name === 'img') return { at, message: 'Image has no address', hint: 'Add the image’s address' };
  return { at, message: 'Link has no target', hint: 'Add the address' };
}
