import type { CompletedOption, CompletionModel, Values, Word } from './model.ts';

/** The name of the function that completes some values. */
type FunctionOf = (values: Values) => string;

export function writeZsh({ options, commands }: CompletionModel): string {
  const all = [...options, ...commands.flatMap(command => [command, ...command.options])];
  const distinct = [...new Set(all.flatMap(({ values }) => values ?? []))];
  const functionOf: FunctionOf = values => `_postlint_${distinct.indexOf(values)}`;
  const specify = (list: readonly CompletedOption[]) =>
    list.flatMap(option => writeOption(option, functionOf).map(spec => `    ${spec}`)).join('\n');
  return `#compdef postlint
# Completion of postlint in zsh. In ~/.zshrc, after compinit: eval "$(postlint completion zsh)"
_postlint() {
  local curcontext="$curcontext" state ret=1
  local -a line specs commands
  commands=(
${commands.map(word => `    ${describe(word)}`).join('\n')}
  )
  specs=(
${specify(options)}
  )
${commands
  .filter(command => command.options.length > 0)
  .map(({ word, options: own }) => `  (( \${words[(Ie)${word}]} )) && specs+=(\n${specify(own)}\n  )`)
  .join('\n')}
  _arguments -C -s $specs '1: :->first' '*: :->rest' && ret=0
  case $state in
    first)
      _describe -t commands command commands && ret=0
      _files && ret=0
      ;;
    rest)
      case $line[1] in
${commands.map(({ word, values }) => `        ${word}) ${values ? functionOf(values) : '_message "no more arguments"'} && ret=0 ;;`).join('\n')}
        *) _files && ret=0 ;;
      esac
      ;;
  esac
  return ret
}

${distinct.map(values => `${functionOf(values)}() {\n${complete(values)}\n}`).join('\n\n')}

if [[ $funcstack[1] == _postlint ]]; then _postlint "$@"; else compdef _postlint postlint; fi
`;
}

/** One specification of _arguments for each name. */
function writeOption({ names, description, isRepeatable, values }: CompletedOption, functionOf: FunctionOf): string[] {
  const others = isRepeatable ? '*' : `(${names.join(' ')})`;
  const text = description.replace(/[[\]:\\]/g, '\\$&');
  return names.map(name => {
    // A value may follow a long name after “=”, too.
    const equals = values && name.startsWith('--') ? '=' : '';
    const value = values ? `:value: ${functionOf(values)}` : '';
    return quote(`${others}${name}${equals}[${text}]${value}`);
  });
}

/** The body of the function for some values. */
function complete(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `  local -a words=(\n${describeAll(values.words)}\n  )\n  _describe value words`;
    case 'pairs': {
      const [after, suffix] =
        values.after === 'files' ? ['_files', ''] : [`compadd -- ${listWords(values.after)}`, " -qS ':'"];
      return [
        '  # A word, a colon, and what belongs behind it.',
        `  if compset -P '*:'; then ${after}; return; fi`,
        `  local -a words=(\n${describeAll(values.words)}\n  )`,
        `  _describe value words${suffix}`,
      ].join('\n');
    }
    case 'files':
      return '  _files';
    case 'revisions':
      return `  local -a revisions=(\${(f)"$(git for-each-ref --format='%(refname:short)' 2> /dev/null)"})\n  compadd -- $revisions`;
    case 'any':
      return '  _message "value"';
  }
}

function listWords(words: readonly Word[]): string {
  return words.map(({ word }) => word).join(' ');
}

function describeAll(words: readonly Word[]): string {
  return words.map(word => `    ${describe(word)}`).join('\n');
}

function describe({ word, description }: Word): string {
  return quote(description === '' ? word : `${word}:${description}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
