import * as v from 'valibot';
import type { Document, HtmlElement } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';
import type { Range } from '../core/span.ts';
import { rangeOf } from './shared/destinations.ts';

const options = v.object({
  /** Classes of images that only decorate: `<img class="divider">`. */
  decorativeClasses: v.optional(v.array(v.string()), []),
});

export default documentRule({
  id: 'image-alt',
  summary: 'Images without alternative text, or with their file name in its place',
  severity: 'warning',
  group: 'images',
  options,
  check(doc, { options: { decorativeClasses }, report }) {
    const judge = (at: Range | undefined, url: string, alt: string) => {
      const message = at && describe(url, alt);
      if (message) report({ at, message, hint: 'Describe what the picture shows, in a few words' });
    };
    for (const node of doc.nodes('image')) {
      const at = rangeOf(node);
      if (at && !isDecorative(attributeList(doc, at), decorativeClasses)) judge(at, node.url, node.alt ?? '');
    }
    for (const node of doc.nodes('imageReference')) judge(rangeOf(node), node.label ?? '', node.alt ?? '');
    for (const element of doc.elements()) {
      if (element.name !== 'img') continue;
      const alt = attributeOf(element, 'alt');
      // An empty `alt` says on purpose that the picture only decorates.
      if (alt?.expression || alt?.value === '' || isDecorativeElement(element, decorativeClasses)) continue;
      judge(element.range, attributeOf(element, 'src')?.value ?? '', alt?.value ?? '');
    }
  },
});

function describe(url: string, alt: string): string | undefined {
  const words = alt.trim();
  const name =
    url
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  const image = name === '' || name.includes('\uE000') || url.startsWith('data:') ? 'Image' : `Image ${quote(name)}`;
  if (words === '') return `${image} has no alternative text`;
  if (isFileName(words, name)) return `${image} has its file name as alternative text`;
  return undefined;
}

/** `IMG_2041.jpg`, and without its ending where that is no word: `IMG_2041`, `3`. */
function isFileName(words: string, name: string): boolean {
  const alt = words.toLowerCase();
  if (/^[^\s/]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/.test(alt)) return true;
  const stem = decode(name)
    .toLowerCase()
    .replace(/\.[a-z\d]{2,5}$/, '');
  return (
    alt === stem && /^(?:img|dsc|dscn|dscf|pxl|image|screenshot|screen-shot|photo|picture|pic)?[\d_ -]+$/.test(alt)
  );
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function attributeOf(element: HtmlElement, name: string) {
  return element.attributes.find(attribute => attribute.name === name);
}

function isDecorativeElement(element: HtmlElement, classes: readonly string[]): boolean {
  const role = attributeOf(element, 'role')?.value;
  if (role === 'presentation' || role === 'none' || attributeOf(element, 'aria-hidden')?.value === 'true') return true;
  // What is bound or spread, which has no name, can hold anything.
  if (element.attributes.some(({ name }) => ['', ':alt', 'v-bind:alt'].includes(name))) return true;
  const own = attributeOf(element, 'class')?.value.split(/\s+/) ?? [];
  return own.some(name => classes.includes(name));
}

/** kramdown's `{: .divider alt="…"}` right after an image. */
function attributeList(doc: Document, [, end]: Range): string {
  return /^\{[^}]*\}/.exec(doc.text.slice(end, end + 300))?.[0] ?? '';
}

function isDecorative(list: string, classes: readonly string[]): boolean {
  return /\balt\s*=/.test(list) || classes.some(name => list.split(/[\s{}:]+/).includes(`.${name}`));
}
