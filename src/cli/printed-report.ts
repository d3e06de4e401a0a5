import type { ReportEnvironment } from '../core/diagnostic.ts';
import type { Terminal } from './terminal.ts';

/** What a report that is printed on standard output has to know; `--color` and `--no-color` know better. */
export async function describePrinted(
  { color }: { readonly color?: boolean },
  terminal: Terminal,
): Promise<ReportEnvironment> {
  const { cwd, width, hyperlinks } = terminal;
  const base = { color: color ?? terminal.color, width, cwd };
  // Without colour, no other codes are wanted either.
  if (!hyperlinks || color === false) return base;
  const { findRulePage } = await import('./rule-page-address.ts');
  return { ...base, hyperlinks, findRulePage };
}
