import { decodeHTMLAttribute } from 'entities/decode';
import type { Html, Nodes, Root } from 'mdast';
import type { HtmlAttribute, HtmlElement } from '../core/document.ts';
import type { Range } from '../core/span.ts';
import { type MaskedText, restoreTemplates } from '../core/template-text.ts';
import { type AttributeSource, type OpeningTag, readTags } from './html-tags.ts';
import { type JsxAttributeSource, readJsxTag } from './jsx-tags.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Elements that have no closing tag (https://html.spec.whatwg.org/#void-elements). */
const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(' '),
);

/** Finds the opening tags of raw HTML and JSX, in document order. */
export function findElements(doc: MaskedText & { readonly tree: Root }): HtmlElement[] {
  const elements: HtmlElement[] = [];
  const { blocks, jsx } = collectMarkup(doc.tree);
  for (const block of blocks) {
    const open = trackOpenElements();
    for (const node of block) readNode(doc, node, { elements, open });
  }
  for (const node of jsx) elements.push(...readJsxNode(doc, node));
  return jsx.length === 0 ? elements : elements.sort((left, right) => left.range[0] - right.range[0]);
}

/**
 * The HTML nodes of each block: Markdown gives every inline tag a node of its own, but the tags of one paragraph
 * belong together.
 */
function collectMarkup(tree: Root): { readonly blocks: Html[][]; readonly jsx: Nodes[] } {
  const blocks: Html[][] = [];
  const jsx: Nodes[] = [];
  const stack: { node: Nodes; block: Html[] | undefined }[] = [{ node: tree, block: undefined }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node } = item;
    if (node.type === 'html') {
      if (item.block) item.block.push(node);
      else blocks.push([node]);
    } else if ('children' in node) {
      if (isJsx(node.type)) jsx.push(node);
      const block = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' ? [] : item.block;
      if (block && block !== item.block) blocks.push(block);
      for (let at = node.children.length - 1; at >= 0; at--) {
        const child = node.children[at];
        if (child) stack.push({ node: child, block });
      }
    }
  }
  return { blocks, jsx };
}

function isJsx(type: string): boolean {
  return type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';
}

/** The element of a JSX node; a fragment (`<>`) is none. */
function readJsxNode(doc: MaskedText, node: Nodes): HtmlElement[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  const tag = start === undefined || end === undefined ? undefined : readJsxTag(doc.masked, start, end);
  if (!tag || tag.name === '') return [];
  const { name, range, isSelfClosing } = tag;
  const attributes = tag.attributes.map(source => toJsxAttribute(source));
  const close = isSelfClosing ? -1 : doc.masked.lastIndexOf('</', end);
  return [{ name, range, attributes, ...(close >= range[1] && { inner: [range[1], close] as const }) }];
}

function toJsxAttribute({ value, ...source }: JsxAttributeSource): HtmlAttribute {
  return { ...source, value: source.expression || !value.includes('&') ? value : decodeHTMLAttribute(value) };
}

function readNode(
  doc: MaskedText,
  node: Html,
  { elements, open }: { elements: HtmlElement[]; open: ReturnType<typeof trackOpenElements> },
): void {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return;
  const locate = alignLines(node.value, doc.masked.slice(start, end), start);
  readTags(node.value, {
    onOpen(tag) {
      const element = toElement(doc, tag, locate);
      elements.push(element);
      if (!tag.isSelfClosing && !voidElements.has(element.name)) open.push(element);
    },
    onClose: (name, at) => open.close(name, locate(at)),
  });
}

function toElement(doc: MaskedText, tag: OpeningTag, locate: (at: number) => number): Mutable<HtmlElement> {
  const move = ([start, end]: Range): Range => [locate(start), locate(end)];
  return {
    name: tag.name,
    range: move(tag.range),
    attributes: tag.attributes.map(source => toAttribute(doc, source, move)),
  };
}

function toAttribute(doc: MaskedText, source: AttributeSource, move: (range: Range) => Range): HtmlAttribute {
  const range = move(source.range);
  const name = restoreTemplates(doc, range, source.name.toLowerCase());
  if (!source.valueRange) return { name, value: '', range };
  const valueRange = move(source.valueRange);
  const value = source.value.includes('&') ? decodeHTMLAttribute(source.value) : source.value;
  return { name, value: restoreTemplates(doc, valueRange, value), range, valueRange };
}

/** Pairs opening and closing tags of one block: a stray closing tag closes nothing. */
function trackOpenElements() {
  const stack: Mutable<HtmlElement>[] = [];
  const counts = new Map<string, number>();
  return {
    push(element: Mutable<HtmlElement>): void {
      stack.push(element);
      counts.set(element.name, (counts.get(element.name) ?? 0) + 1);
    },
    close(name: string, at: number): void {
      if (!counts.get(name)) return;
      for (let element = stack.pop(); element; element = stack.pop()) {
        counts.set(element.name, (counts.get(element.name) ?? 1) - 1);
        if (element.name !== name) continue;
        element.inner = [element.range[1], at];
        return;
      }
    },
  };
}

/**
 * Maps offsets of a node's value to the text. In quotes and lists the value lacks the prefix of each line (`> `), so
 * lines are aligned at their ends.
 */
function alignLines(value: string, source: string, start: number): (at: number) => number {
  if (value === source) return at => start + at;
  const valueEnds = findLineEnds(value);
  const sourceEnds = findLineEnds(source);
  let line = 0;
  return at => {
    while (line > 0 && (valueEnds[line - 1] ?? 0) >= at) line--;
    while ((valueEnds[line] ?? value.length) < at) line++;
    const end = sourceEnds[line] ?? source.length;
    return start + Math.max(0, end - ((valueEnds[line] ?? value.length) - at));
  };
}

function findLineEnds(text: string): number[] {
  return [...Array.from(text.matchAll(/\r\n|\r|\n/g), match => match.index), text.length];
}
