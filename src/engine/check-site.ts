import type { RuleState } from '../core/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';
import type { ExternalLookup } from '../core/external.ts';
import type { OnProgress } from '../core/progress.ts';
import type { Before, Probe, Rule, SiteRule } from '../core/rule.ts';
import type { Page, Site } from '../core/site.ts';
import { internalDiagnostic, toDiagnostic } from './diagnose.ts';

export interface CheckSiteInput {
  readonly site: Site;
  /** The site as it was before the change that is linted. */
  readonly before?: Before | undefined;
  readonly external?: ExternalLookup | undefined;
  readonly rules: readonly Rule[];
  /** Severity and options of the rules that are on for a file of the site. */
  readonly statesFor: (file: string) => ReadonlyMap<string, RuleState>;
  /** Only these files may have findings. */
  readonly linted: ReadonlySet<string>;
  /** Of these, findings are wanted of some alone. */
  readonly only?: ReadonlySet<string> | undefined;
  /** And these files that are no posts. */
  readonly covers?: (file: string) => boolean;
  readonly probe: Probe;
  readonly now: Date;
  readonly onProgress?: OnProgress | undefined;
}

/** Runs the site rules on the whole site: what one post says decides about findings in others. */
export async function checkSite(input: CheckSiteInput): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const wanted = input.only ?? input.linted;
  const pages = input.site.pages.filter(({ file }) => wanted.has(file));
  const rules = input.rules.filter(rule => rule.scope === 'site');
  for (const [index, rule] of rules.entries()) {
    input.onProgress?.({ label: 'Checking the site', done: index, total: rules.length });
    for (const diagnostic of await runRule(rule, input, pages)) found.push(diagnostic);
  }
  return found;
}

async function runRule(rule: SiteRule, input: CheckSiteInput, pages: readonly Page[]): Promise<Diagnostic[]> {
  const { site, before, external, statesFor, linted, only = linted, covers, probe, now } = input;
  const first = findFirst(linted, file => statesFor(file).has(rule.id));
  if (first === undefined) return [];
  const fallback = statesFor(first).get(rule.id)?.options;
  const found: Diagnostic[] = [];
  const lineStartsOf = (file: string) => site.page(file)?.facts.lineStarts;
  try {
    await rule.check(site, {
      pages,
      options: file => statesFor(file).get(rule.id)?.options ?? fallback,
      probe,
      now,
      before,
      external,
      report: finding => {
        const state = statesFor(finding.file).get(rule.id);
        if (!state || !(only.has(finding.file) || covers?.(finding.file))) return;
        const origin = {
          rule: rule.id,
          severity: state.severity,
          file: finding.file,
          lineStarts: lineStartsOf(finding.file) ?? [0],
          lineStartsOf,
        };
        found.push(toDiagnostic(finding, origin));
      },
    });
  } catch (error) {
    // Not a bug: the rule was told to look at something that is not there.
    if (error instanceof UserError) throw error;
    found.push(internalDiagnostic(rule.id, first, error));
  }
  return found;
}

function findFirst(files: Iterable<string>, isWanted: (file: string) => boolean): string | undefined {
  for (const file of files) if (isWanted(file)) return file;
  return undefined;
}
