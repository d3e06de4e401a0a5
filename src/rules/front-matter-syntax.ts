import { documentRule } from '../core/rule.ts';
import { reportProblems } from './shared/front-matter-problems.ts';

export default documentRule({
  id: 'front-matter-syntax',
  summary: 'Front matter that the generator’s own parser rejects, explained in a writer’s words',
  severity: 'error',
  group: 'front matter',
  fixes: 'safe',
  check: (doc, { report }) => reportProblems(doc, 'syntax', report),
});
