import type { ParamPattern } from 'oxc-parser';
import { namesOf, takeApart } from './declarations.ts';
import { type Literal, UNKNOWN } from './literal.ts';

export function nameOfParameter(parameter: ParamPattern): string {
  if (parameter.type === 'TSParameterProperty' || parameter.type === 'RestElement') return '';
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return pattern.type === 'Identifier' ? pattern.name : '';
}

/** A parameter is known by its name, or by what is taken from it. */
export function parametersOf(parameter: ParamPattern): [string, Literal][] {
  if (parameter.type === 'TSParameterProperty' || parameter.type === 'RestElement') return [];
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const refer = (name: string, keys: readonly string[]): Literal => ({ kind: 'reference', name, keys });
  if (pattern.type === 'Identifier') return [[pattern.name, refer(pattern.name, [])]];
  const parts = takeApart(pattern);
  return namesOf(pattern).map(name => [name, parts.has(name) ? refer('', parts.get(name) ?? []) : UNKNOWN]);
}
