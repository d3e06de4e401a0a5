import { quote } from '../../core/quote.ts';
import { type ExplainLine, quoting } from './explanation.ts';

/** Values that begin with a character that means something else to YAML. */
export const reservedBeginning: ExplainLine = (error, line, lines) =>
  alias(error, line, lines) ??
  anchor(error, line, lines) ??
  tag(error, line, lines) ??
  reservedCharacter(error, line, lines);

const alias: ExplainLine = ({ rejection }, { value, valueStart }) => {
  if (!value.startsWith('*') || !/alias/.test(rejection.reason)) return undefined;
  return {
    code: 'asterisk-value',
    at: [valueStart, valueStart + 1],
    message: `A value that begins with “*” stands for another one with that name, and there is no ${quote(value.slice(1))}`,
    hint: 'Put the value in quotes',
    ...quoting(value, valueStart),
  };
};

const anchor: ExplainLine = ({ rejection }, { value, valueStart }) => {
  if (!value.startsWith('&') || !/anchor/.test(rejection.reason)) return undefined;
  return {
    code: 'ampersand-value',
    at: [valueStart, valueStart + 1],
    message: `A value can’t begin with “&”, which names a value in YAML`,
    hint: 'Put the value in quotes',
    ...quoting(value, valueStart),
  };
};

const tag: ExplainLine = ({ rejection }, { value, valueStart }) => {
  if (!value.startsWith('!') || !/\btag\b/.test(rejection.reason)) return undefined;
  const word = /^\S+/.exec(value)?.[0] ?? value;
  return {
    code: 'exclamation-value',
    at: [valueStart, valueStart + word.length],
    message: `A value that begins with “!” names a type in YAML, and ${quote(word)} is none`,
    hint: 'Put the value in quotes',
    ...quoting(value, valueStart),
  };
};

const reservedCharacter: ExplainLine = (_, { value, valueStart }) => {
  const [first = ''] = value;
  if (!'@`%,]}'.includes(first) && !/^\?(?:\s|$)/.test(value)) return undefined;
  return {
    code: 'reserved-character',
    at: [valueStart, valueStart + 1],
    message: `A value can’t begin with “${first}” unless it is in quotes`,
    hint: 'Put the value in quotes',
    ...quoting(value, valueStart),
  };
};
