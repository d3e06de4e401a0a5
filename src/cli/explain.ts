import { suggestRule } from '../config/rule-catalog.ts';
import { UserError } from '../core/errors.ts';
import type { Rule } from '../core/rule.ts';
import { readRulePage } from '../node/rule-page.ts';
import { defaultRemarkRules } from '../remark/bridge.ts';
import { renderPage } from '../report/page.ts';
import { rules } from '../rules/index.ts';
import type { LintFlags } from './lint.ts';
import { loadSettings } from './load-settings.ts';
import { describePrinted } from './printed-report.ts';
import { findRulePage } from './rule-page-address.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** `postlint explain RULE`: the page of a rule. */
export async function runExplain(id: string, flags: LintFlags, terminal: Terminal): Promise<ExitCode> {
  terminal.print(renderPage(await findPage(id, flags, terminal.cwd), await describePrinted(flags, terminal)));
  return 0;
}

async function findPage(id: string, flags: LintFlags, cwd: string): Promise<string> {
  if (rules.some(rule => rule.id === id)) return readRulePage(id);
  const address = findRulePage(id);
  if (address !== undefined) return writeRemarkPage(id, address);
  const { settings } = await loadSettings(flags, cwd);
  const rule = settings.rules.find(known => known.id === id);
  if (rule) return writePluginPage(rule);
  const known = [...settings.rules.map(({ id: name }) => name), ...defaultRemarkRules];
  throw new UserError(`Unknown rule “${id}”`, { hint: suggestRule(id, known) });
}

function writeRemarkPage(id: string, address: string): string {
  return `# ${id}\n\nA rule of remark-lint. Its page is ${address}\n`;
}

/** All that is known of a rule of a plugin. */
function writePluginPage({ id, summary, severity }: Rule): string {
  return `# ${id}\n\n${summary}.\n\nA rule of the plugin “${id.split('/')[0]}”; by default its severity is \`${severity}\`.\n`;
}
