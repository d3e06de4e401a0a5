import type { Nodes, Root } from 'mdast';

export interface TreeDifference {
  /** The types from the root down to the node: `root > paragraph > link`. */
  readonly path: string;
  /** The field that differs. */
  readonly field: string;
  readonly fast: unknown;
  readonly reference: unknown;
}

/** Where two trees differ, node by node and place by place; what lies below different children is not compared. */
export function findDifferences(fast: Root, reference: Root): TreeDifference[] {
  const differences: TreeDifference[] = [];
  const stack: { fast: Nodes; reference: Nodes; path: string[] }[] = [{ fast, reference, path: [] }];
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    const path = [...pair.path.slice(-6), pair.reference.type];
    const fields = findFields(pair.fast, pair.reference);
    for (const field of fields) {
      const [left, right] = [pick(pair.fast, field), pick(pair.reference, field)];
      differences.push({ path: path.join(' > '), field, fast: left, reference: right });
    }
    if (fields.includes('children')) continue;
    const left = 'children' in pair.fast ? pair.fast.children : [];
    const right = 'children' in pair.reference ? pair.reference.children : [];
    for (let at = right.length - 1; at >= 0; at--) {
      const [child, other] = [left[at], right[at]];
      if (child && other) stack.push({ fast: child, reference: other, path });
    }
  }
  return differences;
}

/** The fields that differ; for `children`, only their types count. */
function findFields(fast: Nodes, reference: Nodes): string[] {
  const fields = new Set([...Object.keys(fast), ...Object.keys(reference)]);
  return [...fields].filter(field => JSON.stringify(pick(fast, field)) !== JSON.stringify(pick(reference, field)));
}

function pick(node: Nodes, field: string): unknown {
  if (field === 'children') return 'children' in node ? node.children.map(child => child.type).join(' ') : undefined;
  const value: unknown = Object.entries(node).find(([name]) => name === field)?.[1];
  if (field !== 'position') return value ?? null;
  const { position } = node;
  if (!position) return undefined;
  const { start, end } = position;
  return [start.line, start.column, start.offset, end.line, end.column, end.offset];
}
