import type { Nodes } from 'mdast';

/** The words of a node as readers see them, on one line; images and HTML have none. Not recursive: nesting is hostile. */
export function textOf(node: Nodes): string {
  const words: string[] = [];
  const stack: Nodes[] = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.type === 'text' || next.type === 'inlineCode') words.push(next.value);
    else if (next.type === 'break') words.push(' ');
    if (!('children' in next)) continue;
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child) stack.push(child);
    }
  }
  return words.join('').replace(/\s+/g, ' ').trim();
}
