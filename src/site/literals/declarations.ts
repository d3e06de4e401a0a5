import type {
  BindingPattern,
  CallExpression,
  Expression,
  Function as FunctionNode,
  MemberExpression,
  Statement,
} from 'oxc-parser';
import { listCallStatements } from './statements.ts';

/** Where the value of a name is written: in a declaration, or below these keys of one. */
export interface Declaration {
  readonly node: Expression | FunctionNode;
  readonly keys: readonly string[];
  /** The calls by which the block builds the value further: `md.use(plugin)`. */
  readonly additions?: readonly CallExpression[];
}

/** The constants and functions that a block declares; undefined for a name whose value the block changes later. */
export function findDeclarations(statements: readonly Statement[]): ReadonlyMap<string, Declaration | undefined> {
  const found = new Map<string, Declaration | undefined>();
  for (const statement of statements) {
    const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
    const declaration = isExport ? statement.declaration : statement;
    if (declaration?.type === 'FunctionDeclaration') {
      if (declaration.id) found.set(declaration.id.name, { node: declaration, keys: [] });
    } else if (declaration?.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) bind(id, init ?? undefined, found);
    }
  }
  for (const [name, additions] of findAdditions(statements)) {
    const declaration = found.get(name);
    if (declaration) found.set(name, { ...declaration, additions });
  }
  for (const name of findChangedNames(statements)) if (found.has(name)) found.set(name, undefined);
  return found;
}

/** Methods that add to what they are called on, and return it. */
const BUILDERS = /^(?:use|set|enable|disable|configure)$/;

function findAdditions(statements: readonly Statement[]): ReadonlyMap<string, readonly CallExpression[]> {
  const found = new Map<string, CallExpression[]>();
  for (const { node } of listCallStatements(statements)) {
    const { callee } = node;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') continue;
    if (!BUILDERS.test(callee.property.name)) continue;
    for (const name of builtFrom(callee.object)) found.set(name, [...(found.get(name) ?? []), node]);
  }
  return found;
}

/** `md.use(one).use(other)` → `md`. */
function builtFrom(expression: Expression): string[] {
  let node = expression;
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') node = node.callee.object;
  return node.type === 'Identifier' ? [node.name] : [];
}

function bind(
  pattern: BindingPattern,
  node: Expression | undefined,
  found: Map<string, Declaration | undefined>,
): void {
  const parts = takeApart(pattern);
  for (const name of namesOf(pattern)) {
    const keys = parts.get(name);
    found.set(name, node && keys && { node, keys });
  }
}

/** The keys below which a pattern finds each name: `{ data: { slug } }` finds `slug` below `data`. */
export function takeApart(
  pattern: BindingPattern,
  above: readonly string[] = [],
): ReadonlyMap<string, readonly string[]> {
  if (pattern.type === 'Identifier') return new Map([[pattern.name, above]]);
  const parts = new Map<string, readonly string[]>();
  for (const property of pattern.type === 'ObjectPattern' ? pattern.properties : []) {
    if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier') continue;
    for (const [name, keys] of takeApart(property.value, [...above, property.key.name])) parts.set(name, keys);
  }
  return parts;
}

/** The names that a pattern (`{ a, b: [c] }`) binds. */
export function namesOf(pattern: BindingPattern): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'AssignmentPattern') return namesOf(pattern.left);
  const inner =
    pattern.type === 'ObjectPattern'
      ? pattern.properties.map(property => (property.type === 'Property' ? property.value : property.argument))
      : pattern.elements.map(element => (element?.type === 'RestElement' ? element.argument : element));
  return inner.flatMap(part => (part ? namesOf(part) : []));
}

/** Methods that change what they are called on. */
const MUTATORS = /^(?:push|unshift|pop|shift|splice|sort|reverse|fill|set|delete|assign|defineProperty)$/;

function findChangedNames(statements: readonly Statement[]): string[] {
  return statements.flatMap(statement => {
    switch (statement.type) {
      case 'ExpressionStatement':
        return changedBy(statement.expression);
      case 'BlockStatement':
        return findChangedNames(statement.body);
      case 'IfStatement':
        return findChangedNames([statement.consequent, ...(statement.alternate ? [statement.alternate] : [])]);
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
        return findChangedNames([statement.body]);
      case 'TryStatement':
        return findChangedNames([statement.block, ...(statement.handler ? [statement.handler.body] : [])]);
      default:
        return [];
    }
  });
}

function changedBy(expression: Expression): string[] {
  if (expression.type === 'AssignmentExpression') {
    const target = expression.left;
    if (target.type === 'Identifier') return [target.name];
    return target.type === 'MemberExpression' && !isOwnRule(target) ? rootOf(target.object) : [];
  }
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression') return [];
  const { object, property } = expression.callee;
  if (property.type !== 'Identifier' || !MUTATORS.test(property.name)) return [];
  const first = expression.arguments[0];
  const isStatic = object.type === 'Identifier' && /^(?:Object|Reflect)$/.test(object.name);
  if (!isStatic) return rootOf(object);
  return first && first.type !== 'SpreadElement' ? rootOf(first) : [];
}

/** `md.renderer.rules.fence`: how markdown-it writes a token, unless of a heading, link or image, changes nothing else. */
function isOwnRule({ object, property }: MemberExpression): boolean {
  if (object.type !== 'MemberExpression' || object.property.type !== 'Identifier') return false;
  return (
    object.property.name === 'rules' && property.type === 'Identifier' && !/heading|link|image|html/.test(property.name)
  );
}

/** `config.presets[0]` → `config`. */
function rootOf(expression: Expression): string[] {
  let node = expression;
  while (node.type === 'MemberExpression') node = node.object;
  return node.type === 'Identifier' ? [node.name] : [];
}
