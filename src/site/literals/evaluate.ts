import type {
  Argument,
  ArrowFunctionExpression,
  CallExpression,
  Expression,
  Function as FunctionNode,
  NewExpression,
  ObjectExpression,
  Statement,
  TemplateLiteral,
} from 'oxc-parser';
import { type Declaration, findDeclarations } from './declarations.ts';
import {
  isCall,
  isFunction,
  isList,
  isObject,
  isReference,
  type Literal,
  type LiteralCall,
  type LiteralFunction,
  literalAt,
  UNKNOWN,
} from './literal.ts';
import { concatenate, evaluateCondition, evaluateLogical, evaluateUnary } from './operators.ts';
import { nameOfParameter, parametersOf } from './parameters.ts';
import { type Block, listCallStatements, mayReturn } from './statements.ts';

/** What names mean where an expression stands. */
export interface LiteralScope {
  /** The value of a name; UNKNOWN for what is not written in the module. */
  lookup(name: string): Literal;
  /** Where an imported name comes from. */
  importOf(name: string): { readonly name: string; readonly module: string } | undefined;
  /** The value of `require('./other')`. */
  require(specifier: string): Literal;
  /** What is written where a node stands. */
  textOf(node: { readonly start: number; readonly end: number }): string;
}

/** Loops in loops take more turns than this only to keep somebody waiting. */
const MOST_TURNS = 200;

/** Deeper than any configuration, shallower than the stack. */
const MAX_DEPTH = 200;

/** The value of an expression as far as it is written down; nothing is called. */
export function evaluateLiteral(node: Expression, scope: LiteralScope, depth = 0): Literal {
  if (depth > MAX_DEPTH) return UNKNOWN;
  const evaluate = (inner: Expression) => evaluateLiteral(inner, scope, depth + 1);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'object' && node.value !== null ? UNKNOWN : toLiteral(node.value);
    case 'TemplateLiteral':
      return evaluateTemplate(node, evaluate);
    case 'Identifier':
      return node.name === 'undefined' ? undefined : scope.lookup(node.name);
    case 'ArrayExpression':
      return evaluateList(node.elements, evaluate);
    case 'ObjectExpression':
      return evaluateObject(node, evaluate);
    case 'CallExpression':
    case 'NewExpression':
      return evaluateCall(node, scope, evaluate);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return evaluateFunction(node, scope, depth + 1);
    case 'MemberExpression':
      return evaluateMember(node, evaluate);
    case 'LogicalExpression':
      return evaluateLogical(node.operator, evaluate(node.left), () => evaluate(node.right));
    case 'ConditionalExpression':
      return evaluateCondition(
        evaluate(node.test),
        () => evaluate(node.consequent),
        () => evaluate(node.alternate),
      );
    case 'BinaryExpression':
      return node.operator === '+' ? concatenate(evaluate(node.left), evaluate(node.right)) : UNKNOWN;
    case 'UnaryExpression':
      return evaluateUnary(node.operator, evaluate(node.argument));
    case 'AwaitExpression':
      return evaluate(node.argument);
    case 'ImportExpression':
      return importModule(evaluate(node.source), scope);
    case 'ChainExpression':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      return evaluate(node.expression);
    default:
      return UNKNOWN;
  }
}

function toLiteral(value: string | number | boolean | bigint | null): Literal {
  return typeof value === 'bigint' ? UNKNOWN : value;
}

type Evaluate = (node: Expression) => Literal;

function evaluateTemplate(node: TemplateLiteral, evaluate: Evaluate): Literal {
  let text = '';
  for (const [index, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? '';
    const expression = node.expressions[index];
    if (!expression) continue;
    const value = evaluate(expression);
    if (typeof value !== 'string' && typeof value !== 'number') return UNKNOWN;
    text += value;
  }
  return text;
}

function evaluateList(elements: readonly (Argument | null)[], evaluate: Evaluate): readonly Literal[] {
  return elements.flatMap(element => {
    if (!element) return [undefined];
    if (element.type !== 'SpreadElement') return [evaluate(element)];
    const spread = evaluate(element.argument);
    return isList(spread) ? spread : [UNKNOWN];
  });
}

function evaluateObject(node: ObjectExpression, evaluate: Evaluate): Literal {
  const entries = new Map<string, Literal>();
  let open = false;
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const spread = evaluate(property.argument);
      if (isObject(spread)) for (const [key, value] of spread.entries) entries.set(key, value);
      // `...(condition && { … })` may set any key, those written before it included.
      else if (spread) for (const key of entries.keys()) entries.set(key, UNKNOWN);
      open ||= isObject(spread) ? spread.open : Boolean(spread);
      continue;
    }
    const key = keyOf(property.key, property.computed, evaluate);
    if (key === undefined) open = true;
    else entries.set(key, property.kind === 'init' ? evaluate(property.value) : UNKNOWN);
  }
  return { kind: 'object', entries, open };
}

function keyOf(key: Expression | { readonly type: 'PrivateIdentifier' }, isComputed: boolean, evaluate: Evaluate) {
  if (key.type === 'PrivateIdentifier') return undefined;
  if (key.type === 'Identifier' && !isComputed) return key.name;
  const value = evaluate(key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function evaluateCall(node: CallExpression | NewExpression, scope: LiteralScope, evaluate: Evaluate): Literal {
  const args = evaluateList(node.arguments, evaluate);
  const callee = node.callee;
  if (callee.type === 'Identifier') {
    const specifier = args[0];
    if (callee.name === 'require' && typeof specifier === 'string') return scope.require(specifier);
    const value = scope.lookup(callee.name);
    const source = scope.importOf(callee.name) ?? requiredAs(value);
    const name = source && source.name !== 'default' ? source.name : callee.name;
    return { kind: 'call', callee: name, ...(source && { module: source.module }), ...functionOf(value), args };
  }
  if (callee.type !== 'MemberExpression') {
    const value = evaluate(callee);
    return isFunction(value) ? { kind: 'call', callee: '', of: value, args } : UNKNOWN;
  }
  const name = keyOf(callee.property, callee.computed, evaluate);
  if (name === undefined) return UNKNOWN;
  const source = callee.object.type === 'Identifier' ? scope.importOf(callee.object.name) : undefined;
  const on = evaluate(callee.object);
  const value = isObject(on) ? literalAt(on, name) : undefined;
  return { kind: 'call', callee: name, ...(source && { module: source.module }), on, ...functionOf(value), args };
}

function functionOf(value: Literal): { readonly of?: LiteralFunction } {
  return isFunction(value) ? { of: value } : {};
}

/** What a name stands for that `require` gave its value: `const { glob } = require('glob')`. */
function requiredAs(value: Literal): { readonly name: string; readonly module: string } | undefined {
  if (!isReference(value) || value.module === undefined) return undefined;
  return { name: value.keys.at(-1) ?? value.name, module: value.module };
}

/** `await import('x')`: the names of a package are taken from it; a file of the site is read. */
function importModule(specifier: Literal, scope: LiteralScope): Literal {
  if (typeof specifier !== 'string') return UNKNOWN;
  return specifier.startsWith('.') ? UNKNOWN : scope.require(specifier);
}

function evaluateMember(node: Extract<Expression, { type: 'MemberExpression' }>, evaluate: Evaluate): Literal {
  const key = keyOf(node.property, node.computed, evaluate);
  const object = evaluate(node.object);
  if (key === undefined) return UNKNOWN;
  if (isList(object)) return /^\d+$/.test(key) ? object[Number(key)] : UNKNOWN;
  // An item of what a call returns: `day.split('T')[0]`.
  if (isCall(object) && /^\d+$/.test(key)) return { kind: 'call', callee: 'at', on: object, args: [Number(key)] };
  return isObject(object) || isReference(object) ? literalAt(object, key) : UNKNOWN;
}

/** A function is what it returns, where it does nothing but declare constants before. */
export function evaluateFunction(
  node: FunctionNode | ArrowFunctionExpression,
  scope: LiteralScope,
  depth = 0,
): Literal {
  if (!node.body || depth > MAX_DEPTH) return UNKNOWN;
  const parameters = new Map(node.params.flatMap(parametersOf));
  const inner: LiteralScope = {
    ...scope,
    lookup: name => (parameters.has(name) ? parameters.get(name) : scope.lookup(name)),
    importOf: name => (parameters.has(name) ? undefined : scope.importOf(name)),
  };
  const body = node.body;
  const isBlock = body.type === 'BlockStatement';
  return {
    kind: 'function',
    returns: isBlock ? evaluateBody(body.body, inner, depth + 1) : evaluateLiteral(body, inner, depth + 1),
    parameters: node.params.map(nameOfParameter),
    // Most functions are never asked what they call.
    get calls() {
      return isBlock ? evaluateCalls(body.body, inner, depth + 1) : [];
    },
    get source() {
      return scope.textOf(node);
    },
  };
}

function evaluateBody(statements: readonly Statement[], scope: LiteralScope, depth: number): Literal {
  const [first, ...others] = statements.filter(mayReturn);
  if (!first) return undefined;
  if (first.type !== 'ReturnStatement' || !first.argument || others.some(({ type }) => type !== 'ReturnStatement'))
    return UNKNOWN;
  return evaluateLiteral(first.argument, openScope(findDeclarations(statements), scope, depth), depth);
}

function evaluateCalls(statements: readonly Statement[], scope: LiteralScope, depth: number): LiteralCall[] {
  const outer = openScope(findDeclarations(statements), scope, depth);
  return listCallStatements(statements).flatMap(({ node, blocks }) => {
    const scopes = blocks.reduce<LiteralScope[]>(
      (around, block) => around.flatMap(each => openBlock(block, each, depth)).slice(0, MOST_TURNS),
      [outer],
    );
    return scopes.map(each => evaluateLiteral(node, each, depth)).filter(isCall);
  });
}

/** A loop over a list that is written down is run through, any other block is entered once. */
function openBlock({ statements, loop }: Block, around: LiteralScope, depth: number): LiteralScope[] {
  const open = (scope: LiteralScope) => openScope(findDeclarations(statements), scope, depth);
  const list = loop && evaluateLiteral(loop.list, around, depth);
  if (!loop || list === undefined || !isList(list) || list.length > MAX_DEPTH) return [open(around)];
  return list.map(item => open({ ...around, lookup: name => (name === loop.name ? item : around.lookup(name)) }));
}

/** The names of a block on top of those around it; each is evaluated once, when it is asked for. */
export function openScope(
  declarations: ReadonlyMap<string, Declaration | undefined>,
  parent: LiteralScope,
  depth = 0,
): LiteralScope {
  const values = new Map<string, Literal>();
  const scope: LiteralScope = {
    ...parent,
    importOf: name => (declarations.has(name) ? undefined : parent.importOf(name)),
    lookup: name => {
      if (values.has(name)) return values.get(name);
      if (!declarations.has(name)) return parent.lookup(name);
      // A name that is defined by itself would go on forever.
      values.set(name, UNKNOWN);
      const declaration = declarations.get(name);
      const value = declaration ? evaluateDeclaration(declaration, scope, depth + 1) : UNKNOWN;
      values.set(name, value);
      return value;
    },
  };
  return scope;
}

function evaluateDeclaration(declaration: Declaration, scope: LiteralScope, depth: number): Literal {
  const { node, keys, additions = [] } = declaration;
  if (node.type === 'FunctionDeclaration') return evaluateFunction(node, scope, depth);
  const value = literalAt(evaluateLiteral(node, scope, depth), ...keys);
  if (!isCall(value)) return value;
  // What is added is evaluated where the value is still being made.
  const added = (call: CallExpression, on: Literal): Literal => {
    const { callee } = call;
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return on;
    const before = callee.object.type === 'CallExpression' ? added(callee.object, on) : on;
    const args = evaluateList(call.arguments, argument => evaluateLiteral(argument, scope, depth));
    return { kind: 'call', callee: callee.property.name, on: before, args };
  };
  return additions.reduce((built, call) => added(call, built), value as Literal);
}
