import type { CompletedOption, CompletionModel, Values, Word } from './model.ts';

/** How the words of some values are written: the name of the function that prints them, or what fish does itself. */
type CallOf = (values: Values) => string;

export function writeFish({ options, commands }: CompletionModel): string {
  const all = [...options, ...commands.flatMap(command => [command, ...command.options])];
  const distinct = [...new Set(all.flatMap(({ values }) => values ?? []))].filter(({ kind }) => hasWords(kind));
  // A function, because fish runs what stands in brackets in the words themselves.
  const callOf: CallOf = values => (hasWords(values.kind) ? ` -a '(__postlint_${distinct.indexOf(values)})'` : '');
  const names = commands.map(({ word }) => word).join(' ');
  const lines = [
    '# Completion of postlint in fish: postlint completion fish > ~/.config/fish/completions/postlint.fish',
    ...distinct.map((values, index) => `function __postlint_${index}\n  ${printWords(values)}\nend`),
    'complete -c postlint -e',
    ...options.map(option => `complete -c postlint${writeOption(option, callOf)}`),
    ...commands.flatMap(({ word, description, options: own, values }) => [
      `complete -c postlint -n 'not __fish_seen_subcommand_from ${names}' -a ${word} -d ${quote(description)}`,
      ...own.map(option => `complete -c postlint -n ${whenSeen(word)}${writeOption(option, callOf)}`),
      `complete -c postlint -n ${whenSeen(word)} -f${values ? callOf(values) : ''}`,
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function whenSeen(command: string): string {
  return `'__fish_seen_subcommand_from ${command}'`;
}

function hasWords(kind: Values['kind']): boolean {
  return kind === 'words' || kind === 'pairs' || kind === 'revisions';
}

function writeOption({ names, description, values }: CompletedOption, callOf: CallOf): string {
  const written = names.map(name => (name.startsWith('--') ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`)).join('');
  const value = values ? ` -r${values.kind === 'files' ? 'F' : 'f'}${callOf(values)}` : '';
  return `${written} -d ${quote(description)}${value}`;
}

/** A command that prints one word a line, with what it means after a tab. */
function printWords(values: Values): string {
  if (values.kind === 'revisions') return "git for-each-ref --format='%(refname:short)' 2> /dev/null";
  if (values.kind === 'words') return print(values.words);
  if (values.kind !== 'pairs') return 'true';
  const { words, after } = values;
  if (after === 'files') return print(words);
  return print(words.flatMap(first => after.map(({ word }) => ({ ...first, word: `${first.word}:${word}` }))));
}

function print(words: readonly Word[]): string {
  return `printf '%s\\t%s\\n' ${words.map(({ word, description }) => `${quote(word)} ${quote(description)}`).join(' ')}`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
