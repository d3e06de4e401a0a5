import { rulePageAddress } from '../node/rule-page.ts';
import { rules } from '../rules/index.ts';

const REMARK_RULE = /^remark-lint\/([a-z0-9-]+)$/;

/** Where the page of a rule is; undefined for rules of plugins, which have none. */
export function findRulePage(id: string): string | undefined {
  if (rules.some(rule => rule.id === id)) return rulePageAddress(id);
  const name = REMARK_RULE.exec(id)?.[1];
  return name === undefined ? undefined : `https://www.npmjs.com/package/remark-lint-${name}`;
}
