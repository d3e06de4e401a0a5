import { relative } from 'node:path';
import type { LintResult } from '../core/diagnostic.ts';

/** Keeps a long report from being repeated with every change. */
export interface News {
  /** Absolute paths of what has changed since the last run. */
  readonly note: (changed: readonly string[]) => void;
  /** Leaves what is in changed files, or otherwise than in the last run; all of it where that is not much. */
  readonly keep: (result: LintResult) => LintResult;
}

/** As many can be looked through again. */
const MANY = 100;

export function openNews(cwd: string): News {
  let changed: ReadonlySet<string> = new Set();
  let former: ReadonlyMap<string, string> | undefined;
  return {
    note: paths => {
      changed = new Set(paths.map(path => relative(cwd, path).replaceAll('\\', '/')));
    },
    keep: result => {
      const before = former;
      const now = new Map(result.reports.map(({ file, diagnostics }) => [file, JSON.stringify(diagnostics)]));
      former = now;
      const isMuch = result.reports.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0) >= MANY;
      if (!before || !isMuch) return result;
      const isNews = (file: string) => changed.has(file) || before.get(file) !== now.get(file);
      const reports = result.reports.filter(({ file }) => isNews(file));
      const known = result.reports.filter(({ file }) => !isNews(file));
      return { ...result, reports, unchanged: known.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0) };
    },
  };
}
