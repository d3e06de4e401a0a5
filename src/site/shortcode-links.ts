import type { Document, TemplateTag } from '../core/document.ts';
import type { LinkFact } from '../core/site.ts';
import { readArguments } from './shortcode-arguments.ts';

/** Arguments of Hugo's own shortcodes that lead somewhere (gohugo.io/shortcodes/figure). */
const FIGURE: Readonly<Record<string, 'image' | 'link'>> = { src: 'image', link: 'link' };

/** The image and the link of each `{{< figure >}}`. */
export function shortcodeLinks(doc: Document): LinkFact[] {
  if (doc.dialect.templates !== 'hugo') return [];
  return doc.templates.flatMap(tag => {
    const isFigure = tag.kind === 'shortcode' && tag.name === 'figure' && !tag.closing;
    return isFigure ? figureLinks(doc, tag) : [];
  });
}

function figureLinks(doc: Document, tag: TemplateTag): LinkFact[] {
  const source = doc.text.slice(...tag.range);
  const offset = tag.range[0] + source.indexOf(tag.args, source.indexOf(tag.name) + tag.name.length);
  return readArguments(tag.args).flatMap(({ name = 'src', value, range }) => {
    const element = Object.hasOwn(FIGURE, name) ? FIGURE[name] : undefined;
    if (element === undefined || value === '') return [];
    const place = [offset + range[0], offset + range[1]] as const;
    return [{ element, origin: 'template' as const, name: tag.name, href: value, range: place }];
  });
}
