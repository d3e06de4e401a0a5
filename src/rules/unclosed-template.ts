import { documentRule } from '../core/rule.ts';

export default documentRule({
  id: 'unclosed-template',
  summary: 'A template tag or block that is not closed or not well-formed',
  severity: 'error',
  group: 'text',
  check: (doc, { report }) => {
    for (const { range, message, hint } of doc.templateProblems) report({ at: range, message, hint });
  },
});
