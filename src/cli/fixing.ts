import type { Fix, FixReport, LintResult } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';
import { printableSentence } from '../report/printable.ts';
import { describeFixes } from '../report/summary.ts';
import type { LintFlags } from './lint.ts';
import type { Terminal } from './terminal.ts';

/** What is to be fixed; undefined where nothing is. */
export function chooseFixes({ fix, fixSuggested, fixDryRun }: LintFlags): Fix['safety'] | undefined {
  if (fixSuggested) return 'suggested';
  return fix || fixDryRun ? 'safe' : undefined;
}

/** What stands in for the report on standard output: the fixed text of `--stdin`, or what would change. */
export async function renderInsteadOfReport(
  { fixes }: LintResult,
  {
    flags,
    input,
    terminal,
  }: {
    readonly flags: LintFlags;
    readonly input: Uint8Array | undefined;
    readonly terminal: Pick<Terminal, 'color' | 'isShown'>;
  },
): Promise<string | undefined> {
  if (!fixes) return undefined;
  if (flags.fixDryRun) {
    const { renderDiff } = await import('../report/diff.ts');
    return renderDiff(fixes.files, { color: flags.color ?? terminal.color, isShown: terminal.isShown });
  }
  return input && (fixes.files[0]?.after ?? decodeInput(input));
}

/** What can't be given back byte for byte is not given back at all. */
function decodeInput(input: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input);
  } catch (cause) {
    throw new UserError('Standard input is not UTF-8, so that it can’t be fixed', { cause });
  }
}

/** Says on standard error what was done, where no report does, and what could not be done. */
export function noteFixes(fixes: FixReport, isTold: boolean, terminal: Terminal): void {
  const isFailure = fixes.files.length === 0 && fixes.failures.length > 0;
  if (!isTold && !isFailure) terminal.note(`postlint: ${describeFixes(fixes)}`);
  for (const { message, hint } of fixes.failures) {
    terminal.note(printableSentence(`postlint: ${message}`));
    if (hint !== undefined) terminal.note(printableSentence(`  hint: ${hint}`));
  }
}
