import { documentRule } from '../core/rule.ts';
import { reportProblems } from './shared/front-matter-problems.ts';

export default documentRule({
  id: 'front-matter-language',
  summary: 'Front matter that would run as a program, or in a language that the generator does not know',
  severity: 'error',
  group: 'front matter',
  check: (doc, { report }) => reportProblems(doc, 'language', report),
});
