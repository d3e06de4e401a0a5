import { documentRule } from '../core/rule.ts';

export default documentRule({
  id: 'unused-directive',
  summary: 'A postlint comment that suppresses nothing',
  severity: 'warning',
  group: 'text',
  fixes: 'safe',
  // The engine judges it (engine/suppress.ts): only when all rules have spoken is it known what a comment suppresses.
  check: () => {},
});
