import { posix } from 'node:path';
import type { Diagnostic, LintResult } from '../core/diagnostic.ts';

/** Formats whose consumers count paths from the top of the repository, wherever in it the report was made. */
const CONSUMERS: ReadonlySet<string> = new Set(['github', 'gitlab', 'sarif']);

/** The result with paths as the consumer of a format wants them; `folder` is where they start, from the top of the checkout. */
export function inCheckout(result: LintResult, format: string, folder: string): LintResult {
  if (folder === '' || !CONSUMERS.has(format)) return result;
  const move = (file: string) => posix.join(folder, file);
  const moveFinding = (diagnostic: Diagnostic): Diagnostic => ({
    ...diagnostic,
    file: move(diagnostic.file),
    ...(diagnostic.related && { related: diagnostic.related.map(place => ({ ...place, file: move(place.file) })) }),
  });
  return {
    ...result,
    reports: result.reports.map(({ file, diagnostics, text }) => {
      return { file: move(file), diagnostics: diagnostics.map(moveFinding), text };
    }),
  };
}
