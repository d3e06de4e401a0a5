import type { BaselineReport, StaleEntry } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';
import { formatNumber, pluralize } from '../core/pluralize.ts';
import type { LintOptions } from '../index.ts';
import { printableSentence } from '../report/printable.ts';
import type { LintFlags } from './lint.ts';
import type { Terminal } from './terminal.ts';

const MOST_SHOWN = 3;

/** What the flags say of the baseline. */
export function pickBaseline({
  baseline,
  writeBaseline,
  pruneBaseline,
}: LintFlags): Pick<LintOptions, 'baseline' | 'renewBaseline'> {
  if (writeBaseline && pruneBaseline)
    throw new UserError('Either --write-baseline or --prune-baseline can be given, not both', {
      hint: 'A baseline that is written anew holds nothing stale',
    });
  return {
    ...(baseline !== undefined && { baseline }),
    ...(writeBaseline && { renewBaseline: 'write' }),
    ...(pruneBaseline && { renewBaseline: 'prune' }),
  };
}

/** Says that a baseline is written, or what of it is out of date. */
export function noteBaseline({ file, known, stale, isWritten }: BaselineReport, { note }: Terminal): void {
  if (isWritten === true) note(printableSentence(`postlint: “${file}” now knows ${pluralize(known, 'problem')}`));
  if (isWritten === false) note(printableSentence(`postlint: “${file}” is left as it is, because a rule failed`));
  if (isWritten !== undefined || stale.length === 0) return;
  const subject = stale.length === 1 ? 'An entry' : `${formatNumber(stale.length)} entries`;
  note(printableSentence(`postlint: ${subject} of “${file}” ${stale.length === 1 ? 'is' : 'are'} out of date`));
  const lines = [...new Set(stale.map(describeStale))];
  for (const line of lines.slice(0, MOST_SHOWN)) note(printableSentence(`  ${line}`));
  if (lines.length > MOST_SHOWN) note(`  and ${formatNumber(lines.length - MOST_SHOWN)} more`);
  note('  hint: Run “postlint --prune-baseline”, and commit the file');
}

function describeStale({ file, rule, content, count, movedTo }: StaleEntry): string {
  if (movedTo !== undefined) return `“${file}” is “${movedTo}” now`;
  const times = count > 1 ? ` (${pluralize(count, 'time')})` : '';
  return `“${file}”: ${rule}${content === '' ? '' : ` “${content}”`} is not found any more${times}`;
}
