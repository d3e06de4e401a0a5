import { documentRule } from '../core/rule.ts';

export default documentRule({
  id: 'invalid-directive',
  summary: 'A postlint comment whose command or rule does not exist',
  severity: 'warning',
  group: 'text',
  // The engine judges it (engine/suppress.ts): only the configuration knows the rules of plugins.
  check: () => {},
});
