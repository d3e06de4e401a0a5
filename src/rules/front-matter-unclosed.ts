import { documentRule } from '../core/rule.ts';
import { reportProblems } from './shared/front-matter-problems.ts';

export default documentRule({
  id: 'front-matter-unclosed',
  summary: 'An opening fence of the front matter without its closing one',
  severity: 'error',
  group: 'front matter',
  fixes: 'safe',
  check: (doc, { report }) => reportProblems(doc, 'unclosed', report),
});
