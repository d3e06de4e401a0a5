import type { CompletedOption, CompletionModel, Values, Word } from './model.ts';

/** For bash 3.2 (macOS) and newer. */
export function writeBash({ options, commands }: CompletionModel): string {
  const withValue = [...options, ...commands.flatMap(command => command.options)].filter(({ values }) => values);
  return `# Completion of postlint in bash. In ~/.bashrc: eval "$(postlint completion bash)"
_postlint() {
  local IFS=$'\\n' cur="\${COMP_WORDS[COMP_CWORD]}" words option='' part='' command='' index
  words=("\${COMP_WORDS[@]:0:COMP_CWORD}")
  COMPREPLY=()
  # bash breaks words at “=” and “:”.
  if [[ $cur == '=' || $cur == ':' ]]; then words+=("$cur"); cur=''; fi
  local count=\${#words[@]}
  if [[ \${words[count-1]} == ':' ]]; then part="\${words[count-2]}"; count=$((count-2)); fi
  if [[ \${words[count-1]} == '=' ]]; then count=$((count-1)); fi
  option="\${words[count-1]}"
  case "$option" in
${withValue.map(option => `    ${option.names.join('|')}) ${replyValues(option.values)} return ;;`).join('\n')}
  esac
  for ((index = 1; index < count; index++)); do
    case "\${words[index-1]}" in ${withValue.flatMap(({ names }) => names).join('|')}) continue ;; esac
    case "\${words[index]}" in ${commands.map(({ word }) => word).join('|')}) command="\${words[index]}"; break ;; esac
  done
  if [[ $cur == -* ]]; then
    case "$command" in
${commands
  .filter(command => command.options.length > 0)
  .map(command => `      ${command.word}) ${reply(namesOf([...command.options, ...options]))} ;;`)
  .join('\n')}
      *) ${reply(namesOf(options))} ;;
    esac
    return
  fi
  case "$command" in
${commands.map(({ word, values }) => `    ${word}) ${values ? replyValues(values) : ':;'} ;;`).join('\n')}
    *) ${reply(wordsOf(commands))} COMPREPLY+=($(compgen -f -- "$cur")); type compopt > /dev/null 2>&1 && compopt -o filenames ;;
  esac
}
complete -o bashdefault -o default -F _postlint postlint
`;
}

function replyValues(values: Values | undefined): string {
  switch (values?.kind) {
    case 'words':
      return reply(wordsOf(values.words));
    case 'pairs': {
      const after = values.after === 'files' ? 'COMPREPLY=($(compgen -f -- "$cur"));' : reply(wordsOf(values.after));
      const nospace = values.after === 'files' ? '' : ' type compopt > /dev/null 2>&1 && compopt -o nospace;';
      const words = wordsOf(values.words).map(word => (values.after === 'files' ? word : `${word}:`));
      return `if [[ -n $part ]]; then ${after} else ${reply(words)}${nospace} fi;`;
    }
    case 'revisions':
      return `COMPREPLY=($(compgen -W "$(git for-each-ref --format='%(refname:short)' 2> /dev/null)" -- "$cur"));`;
    default:
      // Files are what bash itself suggests.
      return '';
  }
}

function reply(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W $'${words.join('\\n')}' -- "$cur"));`;
}

function wordsOf(words: readonly Word[]): string[] {
  return words.map(({ word }) => word);
}

function namesOf(options: readonly CompletedOption[]): string[] {
  return options.flatMap(({ names }) => names);
}
