import type { Argument, Command, Option } from 'commander';
import { formatNames } from '../../report/reporters.ts';

/** What may stand after an option or command. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  /** A word, then a colon, then one of these words, or a file. */
  | { readonly kind: 'pairs'; readonly words: readonly Word[]; readonly after: readonly Word[] | 'files' }
  | { readonly kind: 'files' }
  | { readonly kind: 'revisions' }
  /** Nothing can be suggested. */
  | { readonly kind: 'any' };

export interface Word {
  readonly word: string;
  readonly description: string;
}

export interface CompletedOption {
  /** `--format`, `-f` */
  readonly names: readonly string[];
  readonly description: string;
  readonly isRepeatable: boolean;
  /** Undefined where the option takes no value. */
  readonly values: Values | undefined;
}

interface CompletedCommand extends Word {
  readonly options: readonly CompletedOption[];
  /** What its argument can be; undefined where it takes none. */
  readonly values: Values | undefined;
}

/** What a shell can suggest: taken from the command line itself, so that nothing is forgotten. */
export interface CompletionModel {
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

const SEVERITIES: readonly Word[] = ['off', 'info', 'warning', 'error'].map(word => ({ word, description: '' }));

export function describeCompletion(program: Command, rules: readonly Word[]): CompletionModel {
  const commands = program.commands.map(command => ({ word: command.name(), description: command.summary() }));
  const kinds = makeKinds(rules, commands);
  const optionsOf = (command: Command) =>
    command.options.filter(({ hidden }) => !hidden).map(option => describeOption(option, kinds));
  const help = { names: ['--help', '-h'], description: 'print the help', isRepeatable: false, values: undefined };
  return {
    options: [...optionsOf(program), help],
    commands: program.commands.map(command => ({
      word: command.name(),
      description: command.summary(),
      options: optionsOf(command),
      values: command.registeredArguments[0] && valuesOf(command.registeredArguments[0], kinds),
    })),
  };
}

type Kinds = Readonly<Record<string, Values>>;

/** By what stands in angle brackets in the help. */
function makeKinds(rules: readonly Word[], commands: readonly Word[]): Kinds {
  const formats = formatNames.map(word => ({ word, description: '' }));
  return {
    rule: { kind: 'words', words: rules },
    setting: { kind: 'pairs', words: rules, after: SEVERITIES },
    name: { kind: 'pairs', words: formats, after: 'files' },
    command: { kind: 'words', words: commands },
    file: { kind: 'files' },
    folder: { kind: 'files' },
    revision: { kind: 'revisions' },
  };
}

function describeOption(option: Option, kinds: Kinds): CompletedOption {
  const { long, short, description, flags } = option;
  const placeholder = /[<[]([\w-]+)(?:\.\.\.)?[\]>]/.exec(flags)?.[1];
  return {
    names: [long, short].filter(name => name !== undefined),
    // The shell lists the formats itself.
    description: description.replace(`${formatNames.join(', ')}; `, '').replace(/ \(repeatable\)$/, ''),
    isRepeatable: description.endsWith('(repeatable)'),
    values: placeholder === undefined ? undefined : chooseValues(option.argChoices, kinds[placeholder]),
  };
}

function valuesOf(argument: Argument, kinds: Kinds): Values {
  return chooseValues(argument.argChoices, kinds[argument.name()]);
}

function chooseValues(choices: readonly string[] | undefined, values: Values | undefined): Values {
  if (choices) return { kind: 'words', words: choices.map(word => ({ word, description: '' })) };
  return values ?? { kind: 'any' };
}
