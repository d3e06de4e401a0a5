import type { Nodes, Paragraph, Root, RootContent } from 'mdast';

/**
 * Takes elements out of paragraphs that hold nothing else, as every MDX compiler does after parsing
 * (@mdx-js/mdx, lib/plugin/remark-mark-and-unravel.js); the fast engine does it by itself.
 */
export function unravelMdx(tree: Root): void {
  const stack: Nodes[] = [tree];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('children' in node)) continue;
    if (node.children.some(child => child.type === 'paragraph' && holdsOnlyMdx(child))) {
      const children: RootContent[] = [];
      for (const child of node.children) {
        if (child.type === 'paragraph' && holdsOnlyMdx(child)) children.push(...toFlow(child));
        else children.push(child);
      }
      // Only the kind of the children changes, not where they may stand.
      Object.assign(node, { children });
    }
    for (const child of node.children) stack.push(child);
  }
}

function holdsOnlyMdx({ children }: Paragraph): boolean {
  const rest = children.filter(child => child.type !== 'mdxJsxTextElement' && child.type !== 'mdxTextExpression');
  return rest.length < children.length && rest.every(child => child.type === 'text' && child.value.trim() === '');
}

function toFlow({ children }: Paragraph): RootContent[] {
  return children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return [];
    if (child.type === 'mdxJsxTextElement') Object.assign(child, { type: 'mdxJsxFlowElement' });
    else if (child.type === 'mdxTextExpression') Object.assign(child, { type: 'mdxFlowExpression' });
    return [child];
  });
}
