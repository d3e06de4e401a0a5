import type {
  Argument,
  ArrowFunctionExpression,
  CallExpression,
  Directive,
  Expression,
  Function as FunctionNode,
  NewExpression,
  ObjectExpression,
  ParamPattern,
  Statement,
  TemplateLiteral,
} from 'oxc-parser';
import { type Declaration, findDeclarations, namesOf, takeApart } from './declarations.ts';
import { isCall, isList, isObject, isReference, type Literal, literalAt, UNKNOWN } from './literal.ts';

/** What names mean where an expression stands. */
export interface LiteralScope {
  /** The value of a name; UNKNOWN for what is not written in the module. */
  lookup(name: string): Literal;
  /** Where an imported name comes from. */
  importOf(name: string): { readonly name: string; readonly module: string } | undefined;
  /** The value of `require('./other')`. */
  require(specifier: string): Literal;
}

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
    const source = scope.importOf(callee.name);
    const name = source && source.name !== 'default' ? source.name : callee.name;
    return { kind: 'call', callee: name, ...(source && { module: source.module }), args };
  }
  if (callee.type !== 'MemberExpression') return UNKNOWN;
  const name = keyOf(callee.property, callee.computed, evaluate);
  if (name === undefined) return UNKNOWN;
  const source = callee.object.type === 'Identifier' ? scope.importOf(callee.object.name) : undefined;
  return { kind: 'call', callee: name, ...(source && { module: source.module }), on: evaluate(callee.object), args };
}

function evaluateMember(node: Extract<Expression, { type: 'MemberExpression' }>, evaluate: Evaluate): Literal {
  const key = keyOf(node.property, node.computed, evaluate);
  const object = evaluate(node.object);
  if (key === undefined) return UNKNOWN;
  if (isList(object)) return /^\d+$/.test(key) ? object[Number(key)] : UNKNOWN;
  return isObject(object) || isReference(object) ? literalAt(object, key) : UNKNOWN;
}

/** `process.env.SITE || 'https://…'`: what is written is what applies where nothing else is set. */
function evaluateLogical(operator: string, left: Literal, right: () => Literal): Literal {
  if (isReference(left)) return UNKNOWN;
  if (operator === '??') return left === UNKNOWN || left === undefined || left === null ? right() : left;
  if (operator === '||') return left === UNKNOWN || !left ? right() : left;
  if (left === UNKNOWN) return UNKNOWN;
  return left ? right() : left;
}

function evaluateCondition(test: Literal, consequent: () => Literal, alternate: () => Literal): Literal {
  if (test === UNKNOWN || isCall(test) || isReference(test)) {
    const one = consequent();
    return one === alternate() ? one : UNKNOWN;
  }
  return test ? consequent() : alternate();
}

function evaluateUnary(operator: string, value: Literal): Literal {
  if (operator === '!') return value === UNKNOWN || isReference(value) ? UNKNOWN : !value;
  if (operator === 'void') return undefined;
  return operator === '-' && typeof value === 'number' ? -value : UNKNOWN;
}

function concatenate(left: Literal, right: Literal): Literal {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  const isText = (value: Literal) => typeof value === 'string' || typeof value === 'number';
  return isText(left) && isText(right) ? `${String(left)}${String(right)}` : UNKNOWN;
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
  if (body.type !== 'BlockStatement') return { kind: 'function', returns: evaluateLiteral(body, inner, depth + 1) };
  return { kind: 'function', returns: evaluateBody(body.body, inner, depth + 1) };
}

/** A parameter is known by its name, or by what is taken from it. */
function parametersOf(parameter: ParamPattern): [string, Literal][] {
  if (parameter.type === 'TSParameterProperty' || parameter.type === 'RestElement') return [];
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const refer = (name: string, keys: readonly string[]): Literal => ({ kind: 'reference', name, keys });
  if (pattern.type === 'Identifier') return [[pattern.name, refer(pattern.name, [])]];
  const parts = takeApart(pattern);
  return namesOf(pattern).map(name => [name, parts.has(name) ? refer('', parts.get(name) ?? []) : UNKNOWN]);
}

function evaluateBody(statements: readonly (Directive | Statement)[], scope: LiteralScope, depth: number): Literal {
  const returns = statements.filter(statement => statement.type === 'ReturnStatement');
  const mayReturnElsewhere = statements.some(statement => /^(?:If|For|While|Switch|Try|Do)/.test(statement.type));
  const last = returns[0]?.argument;
  if (!last || mayReturnElsewhere) return UNKNOWN;
  return evaluateLiteral(last, openScope(findDeclarations(statements), scope, depth), depth);
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

function evaluateDeclaration({ node, keys }: Declaration, scope: LiteralScope, depth: number): Literal {
  if (node.type === 'FunctionDeclaration') return evaluateFunction(node, scope, depth);
  return literalAt(evaluateLiteral(node, scope, depth), ...keys);
}
