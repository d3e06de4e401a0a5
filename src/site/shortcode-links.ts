import type { Document, TemplateTag } from '../core/document.ts';
import type { LinkFact } from '../core/site.ts';
import { readArguments } from './shortcode-arguments.ts';

/** Arguments of Hugo's own shortcodes that lead somewhere (gohugo.io/shortcodes/figure). */
const FIGURE: Readonly<Record<string, 'image' | 'link'>> = { src: 'image', link: 'link' };

/**
 * The image and the link of each `{{< figure >}}`, and each `{{< ref >}}`: Hugo looks it up in code samples as well, and
 * stops where it finds nothing.
 */
export function shortcodeLinks(doc: Document): LinkFact[] {
  if (doc.dialect.templates !== 'hugo') return [];
  return doc.templates.flatMap(tag => {
    if (tag.kind !== 'shortcode' || tag.closing) return [];
    if (tag.name === 'figure') return figureLinks(doc, tag);
    return /^(?:rel)?ref$/.test(tag.name) ? referenceLinks(doc, tag) : [];
  });
}

function referenceLinks(doc: Document, tag: TemplateTag): LinkFact[] {
  const offset = argumentsOffset(doc, tag);
  const [target, second] = readArguments(tag.args);
  // A language after it, or named arguments: left to the links that are one.
  if (!target || second || target.name !== undefined || target.value === '') return [];
  const range = [offset + target.range[0], offset + target.range[1]] as const;
  return [{ element: 'link', origin: 'template', name: tag.name, href: target.value, range }];
}

function argumentsOffset(doc: Document, tag: TemplateTag): number {
  const source = doc.text.slice(...tag.range);
  return tag.range[0] + source.indexOf(tag.args, source.indexOf(tag.name) + tag.name.length);
}

function figureLinks(doc: Document, tag: TemplateTag): LinkFact[] {
  const offset = argumentsOffset(doc, tag);
  return readArguments(tag.args).flatMap(({ name = 'src', value, range }) => {
    const element = Object.hasOwn(FIGURE, name) ? FIGURE[name] : undefined;
    if (element === undefined || value === '') return [];
    const place = [offset + range[0], offset + range[1]] as const;
    return [{ element, origin: 'template' as const, name: tag.name, href: value, range: place }];
  });
}
