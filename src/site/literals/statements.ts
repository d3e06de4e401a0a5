import type { CallExpression, Expression, Statement } from 'oxc-parser';

/** A call that stands as a statement of its own, with the blocks around it, outermost first. */
export interface CallStatement {
  readonly node: CallExpression;
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly statements: readonly Statement[];
  /** `for (const name of list)`. */
  readonly loop?: { readonly name: string; readonly list: Expression };
}

/** The calls that a block makes as statements, those in its conditions and loops included. */
export function listCallStatements(statements: readonly Statement[], blocks: readonly Block[] = []): CallStatement[] {
  return statements.flatMap(statement => {
    if (statement.type === 'ExpressionStatement') return callsOf(statement.expression).map(node => ({ node, blocks }));
    const loop = loopOf(statement);
    return innerBlocks(statement).flatMap(inner =>
      listCallStatements(inner, [...blocks, { statements: inner, ...(loop && { loop }) }]),
    );
  });
}

function loopOf(statement: Statement): Block['loop'] {
  if (statement.type !== 'ForOfStatement' || statement.left.type !== 'VariableDeclaration') return undefined;
  const id = statement.left.declarations[0]?.id;
  return id?.type === 'Identifier' ? { name: id.name, list: statement.right } : undefined;
}

/** `a()`, `await a()`, `ready && a()`. */
function callsOf(expression: Expression): CallExpression[] {
  switch (expression.type) {
    case 'CallExpression':
      return [expression];
    case 'AwaitExpression':
      return callsOf(expression.argument);
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return callsOf(expression.expression);
    case 'LogicalExpression':
      return callsOf(expression.right);
    case 'ConditionalExpression':
      return [...callsOf(expression.consequent), ...callsOf(expression.alternate)];
    default:
      return [];
  }
}

/** Whether a statement may leave its function, functions within it aside. */
export function mayReturn(statement: Statement): boolean {
  if (statement.type === 'ReturnStatement') return true;
  if (/^(?:Switch|DoWhile|Labeled|With)/.test(statement.type)) return true;
  return innerBlocks(statement).some(block => block.some(mayReturn));
}

/** The blocks that a statement runs or may run. */
function innerBlocks(statement: Statement): readonly Statement[][] {
  switch (statement.type) {
    case 'BlockStatement':
      return [statement.body];
    case 'IfStatement':
      return [statement.consequent, ...(statement.alternate ? [statement.alternate] : [])].map(bodyOf);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
      return [bodyOf(statement.body)];
    case 'TryStatement':
      return [statement.block, ...(statement.handler ? [statement.handler.body] : [])].map(bodyOf);
    default:
      return [];
  }
}

function bodyOf(statement: Statement): Statement[] {
  return statement.type === 'BlockStatement' ? statement.body : [statement];
}
