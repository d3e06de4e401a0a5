import type { PhrasingContent } from 'mdast';
import { type HeadingIdMaker, type HeadingSource, inlineText } from './heading.ts';
import { type InlineToken, withTypography } from './markdown-it-typography.ts';
import { slugize } from './slugize.ts';
import { isAutolink, piecesOf } from './source-pieces.ts';

/**
 * hexo-renderer-markdown-it's lib/anchors.js: the content of all inline tokens of the heading, tags of raw HTML included.
 * Options: those of `markdown.anchors`, and `typographer` and `quotes` of `markdown.render`.
 */
export const makeHexoMarkdownItIds: HeadingIdMaker = (headings, options) => {
  const counts = new Map<string, number>();
  const level = Number(options['level'] ?? 2);
  const separator = String(options['separator'] ?? '-');
  return headings.map(heading => {
    if (heading.depth < level) return undefined;
    const tokens = flatten(heading.node.children, { heading, level: 0 });
    const spelled = options['typographer'] === false ? tokens : withTypography(tokens, quotesOf(options['quotes']));
    const title = spelled.map(({ content }) => content).join('');
    const slug = slugize(title, { transform: options['case'], separator });
    const count = (counts.get(slug) ?? 0) + 1;
    counts.set(slug, count);
    const id = count === 1 ? slug : `${slug}-${options['collisionSuffix'] ?? ''}${count}`;
    return id === '' ? undefined : id;
  });
};

/** A text of four characters, or the lines that a list of four marks is given as. */
function quotesOf(value: unknown): readonly string[] {
  const marks = typeof value !== 'string' ? [] : value.split(value.includes('\n') ? '\n' : '');
  return marks.length >= 4 ? marks : ['“', '”', '‘', '’'];
}

interface Place {
  readonly heading: HeadingSource;
  readonly level: number;
}

function flatten(nodes: readonly PhrasingContent[], place: Place): InlineToken[] {
  return nodes.flatMap(node => tokensOf(node, place));
}

function tokensOf(node: PhrasingContent, place: Place): InlineToken[] {
  const { level } = place;
  const token = (content: string): InlineToken => ({ kind: 'other', content, level });
  switch (node.type) {
    case 'text':
      return piecesOf(node, place.heading).flatMap(({ kind, value }) => {
        if (kind !== 'text') return token(value);
        return value.split('\n').flatMap((line, index) => {
          const text: InlineToken = { kind: 'text', content: line, level };
          return index === 0 ? [text] : [{ kind: 'break', content: '', level }, text];
        });
      });
    case 'inlineCode':
    case 'html':
      return [token(node.value)];
    case 'image':
    case 'imageReference':
      return [token(node.alt ?? '')];
    case 'break':
      return [{ kind: 'break', content: '', level }];
    case 'footnoteReference':
      return [{ kind: 'text', content: `[^${node.label ?? node.identifier}]`, level }];
    case 'link':
      if (isAutolink(node, place.heading))
        return [{ kind: 'other', content: inlineText(node.children), level: level + 1 }];
      return [token(''), ...flatten(node.children, { ...place, level: level + 1 }), token('')];
    default:
      return 'children' in node
        ? [token(''), ...flatten(node.children, { ...place, level: level + 1 }), token('')]
        : [];
  }
}
