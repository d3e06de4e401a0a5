import type { Heading, Root } from 'mdast';
import { loadMarkdownEngine } from '../../../src/parse/markdown.ts';
import type { HeadingIdMaker, HeadingSource } from '../../../src/site/slugs/heading.ts';

const engine = await loadMarkdownEngine();

/** The ids of the headings of a text that has nothing else. */
export function idsOf(
  make: HeadingIdMaker,
  text: string,
  options: Readonly<Record<string, string | number | boolean>> = {},
): readonly (string | undefined)[] {
  return make(sourcesOf(engine.parse(text), text), options);
}

function sourcesOf(tree: Root, text: string): HeadingSource[] {
  return tree.children
    .filter((node): node is Heading => node.type === 'heading')
    .map(node => {
      const start = node.children[0]?.position?.start.offset ?? 0;
      const end = node.children.at(-1)?.position?.end.offset ?? start;
      return { depth: node.depth, node, source: text.slice(start, end) };
    });
}
