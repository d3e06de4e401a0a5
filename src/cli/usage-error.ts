import type { CommanderError } from 'commander';
import { UserError } from '../core/errors.ts';

/** What commander says about a command line, in our words. */
export function readUsageError(error: CommanderError): UserError {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const sentence = quoteTypographically(first).replace(/\.$/, '');
  const suggestion = /^\(Did you mean (.+)\?\)$/.exec(rest.join(' '))?.[1];
  const hint = suggestion ? `Did you mean “${suggestion}”?` : 'See “postlint --help”';
  return new UserError(sentence.charAt(0).toUpperCase() + sentence.slice(1), { hint });
}

function quoteTypographically(text: string): string {
  return text.replace(/'([^']*)'/g, '“$1”');
}
