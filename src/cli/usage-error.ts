import type { CommanderError } from 'commander';
import { UserError } from '../core/errors.ts';

const SEE_HELP = 'See “postlint --help”';

/** What commander says about a command line, in our words. */
export function readUsageError(error: CommanderError): UserError {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const hint = readSuggestion(rest.join(' '));
  switch (error.code) {
    case 'commander.optionMissingArgument':
      return explainMissingValue(first);
    case 'commander.invalidArgument':
      return explainInvalidValue(first);
    case 'commander.missingArgument':
      return explainMissingArgument(first);
    default:
      return new UserError(toSentence(first), { hint: hint ?? SEE_HELP });
  }
}

/** `(Did you mean one of --fix, --fix-dry-run?)` */
function readSuggestion(text: string): string | undefined {
  const names = /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(text)?.[1];
  if (names === undefined) return undefined;
  const quoted = names.split(', ').map(name => `“${name}”`);
  return `Did you mean ${[quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(' or ')}?`;
}

/** `option '-f, --format <name>' argument missing` */
function explainMissingValue(said: string): UserError {
  const usage = /'(?:-\w, )?(--[\w-]+ <[^>]+>)'/.exec(said)?.[1];
  if (usage === undefined) return new UserError(toSentence(said), { hint: SEE_HELP });
  const [name] = usage.split(' ');
  return new UserError(`Option “${name}” needs a value`, { hint: `Write ${usage}; see “postlint --help”` });
}

/** `option '--max-warnings <number>' argument 'few' is invalid. It must be a number.` */
function explainInvalidValue(said: string): UserError {
  const option = /^option '(?:-\w, )?(--[\w-]+)[^']*' argument '([\s\S]*)' is invalid\. (.+)$/.exec(said);
  const argument = /^command-argument value '([\s\S]*)' is invalid for argument '([^']+)'\. (.+)$/.exec(said);
  const [name, value, reason] = option
    ? [option[1], option[2], option[3]]
    : [argument?.[2], argument?.[1], argument?.[3]];
  if (reason === undefined) return new UserError(toSentence(said), { hint: SEE_HELP });
  const why = reason.replace(/^Allowed choices are (.+?)\.?$/, 'it can be $1').replace(/\.$/, '');
  return new UserError(`“${value}” is no value for “${name}”: ${lowerFirst(why)}`, { hint: SEE_HELP });
}

/** `missing required argument 'rule'` */
function explainMissingArgument(said: string): UserError {
  const isRule = said.includes("'rule'");
  return new UserError(toSentence(said), { hint: isRule ? 'See them all with “postlint rules”' : SEE_HELP });
}

function toSentence(text: string): string {
  const quoted = text.replace(/'([^']*)'/g, '“$1”').replace(/\.$/, '');
  return quoted.charAt(0).toUpperCase() + quoted.slice(1);
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
