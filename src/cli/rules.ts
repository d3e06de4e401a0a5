import type { Settings } from '../config/resolve-settings.ts';
import { type ListedRule, renderRuleList, renderRuleListJson } from '../report/rule-list.ts';
import type { LintFlags } from './lint.ts';
import { loadSettings } from './load-settings.ts';
import { describePrinted } from './printed-report.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** `postlint rules`: every rule, with the severity that it has in this folder. */
export async function runRules(flags: LintFlags, terminal: Terminal): Promise<ExitCode> {
  const { settings } = await loadSettings(flags, terminal.cwd);
  const listed = listRules(settings);
  const asJson = flags.format?.at(-1) === 'json';
  terminal.print(asJson ? renderRuleListJson(listed) : renderRuleList(listed, await describePrinted(flags, terminal)));
  return 0;
}

function listRules(settings: Settings): readonly ListedRule[] {
  // The folder itself: what holds where no override says otherwise.
  const states = settings.statesFor('.');
  return settings.rules.map(rule => ({ ...rule, severity: states.get(rule.id)?.severity ?? 'off' }));
}
