import { documentRule } from '../core/rule.ts';
import { reportProblems } from './shared/front-matter-problems.ts';

export default documentRule({
  id: 'front-matter-misplaced',
  summary: 'Text or a blank line before the front matter, which the generator then takes for text',
  severity: 'error',
  group: 'front matter',
  fixes: 'safe',
  check: (doc, { report }) => reportProblems(doc, 'misplaced', report),
});
