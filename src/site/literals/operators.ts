import { isCall, isReference, type Literal, UNKNOWN } from './literal.ts';

/** `process.env.SITE || 'https://…'`: what is written is what applies where nothing else is set. */
export function evaluateLogical(operator: string, left: Literal, right: () => Literal): Literal {
  if (isReference(left)) return UNKNOWN;
  if (operator === '??') return left === UNKNOWN || left === undefined || left === null ? right() : left;
  if (operator === '||') return left === UNKNOWN || !left ? right() : left;
  if (left === UNKNOWN) return UNKNOWN;
  return left ? right() : left;
}

export function evaluateCondition(test: Literal, consequent: () => Literal, alternate: () => Literal): Literal {
  if (test === UNKNOWN || isCall(test) || isReference(test)) {
    const one = consequent();
    return one === alternate() ? one : UNKNOWN;
  }
  return test ? consequent() : alternate();
}

export function evaluateUnary(operator: string, value: Literal): Literal {
  if (operator === '!') return value === UNKNOWN || isReference(value) ? UNKNOWN : !value;
  if (operator === 'void') return undefined;
  return operator === '-' && typeof value === 'number' ? -value : UNKNOWN;
}

export function concatenate(left: Literal, right: Literal): Literal {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  const isText = (value: Literal) => typeof value === 'string' || typeof value === 'number';
  return isText(left) && isText(right) ? `${String(left)}${String(right)}` : UNKNOWN;
}
