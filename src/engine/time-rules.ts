import { documentRule, type Rule, siteRule } from '../core/rule.ts';
import type { RuleTime } from '../core/statistics.ts';
import type { RunRemark } from '../remark/bridge.ts';

export interface RuleClock {
  readonly timeRule: (rule: Rule) => Rule;
  readonly timeRemark: (run: RunRemark) => RunRemark;
  /** The slowest first. */
  readonly read: () => RuleTime[];
}

/** Rules that look at a watch; others cost nothing. */
export function startRuleClock(): RuleClock {
  const times = new Map<string, number>();
  const time = <Result>(rule: string, run: () => Result): Result => {
    const started = performance.now();
    const stop = () => void times.set(rule, (times.get(rule) ?? 0) + performance.now() - started);
    const result = run();
    if (result instanceof Promise) return result.finally(stop) as Result;
    stop();
    return result;
  };
  return {
    timeRule: rule =>
      rule.scope === 'document'
        ? documentRule({ ...rule, check: (doc, context) => time(rule.id, () => rule.check(doc, context)) })
        : siteRule({ ...rule, check: (site, context) => time(rule.id, () => rule.check(site, context)) }),
    timeRemark: run => doc => time('remark', () => run(doc)),
    read: () =>
      [...times]
        .map(([rule, milliseconds]) => ({ rule, milliseconds: Math.round(milliseconds * 100) / 100 }))
        .sort((left, right) => right.milliseconds - left.milliseconds),
  };
}
