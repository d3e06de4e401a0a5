import type { Command } from 'commander';
import { defaultRemarkRules } from '../remark/bridge.ts';
import { rules } from '../rules/index.ts';
import { writeBash } from './completion/bash.ts';
import { writeFish } from './completion/fish.ts';
import { describeCompletion } from './completion/model.ts';
import { writeZsh } from './completion/zsh.ts';
import type { ExitCode, Terminal } from './terminal.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

const writers = { bash: writeBash, zsh: writeZsh, fish: writeFish };

/** `postlint completion SHELL`: a script that lets the shell complete what postlint takes. */
export function printCompletion(shell: Shell, program: Command, terminal: Terminal): ExitCode {
  const known = [
    ...rules.map(({ id, summary }) => ({ word: id, description: summary })),
    ...defaultRemarkRules.map(id => ({ word: id, description: 'A rule of remark-lint' })),
  ];
  terminal.print(writers[shell](describeCompletion(program, known)));
  return 0;
}
