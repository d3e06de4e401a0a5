import { documentRule } from '../core/rule.ts';
import { reportProblems } from './shared/front-matter-problems.ts';

export default documentRule({
  id: 'duplicate-key',
  summary: 'The same key twice in the front matter',
  severity: 'error',
  group: 'front matter',
  check: (doc, { report }) => reportProblems(doc, 'duplicate-key', report),
});
