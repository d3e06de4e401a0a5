import * as v from 'valibot';
import { documentRule } from '../core/rule.ts';
import { checkLength } from './shared/text-length.ts';

const options = v.object({
  min: v.optional(v.number(), 5),
  max: v.optional(v.number(), 70),
});

export default documentRule<v.InferOutput<typeof options>>({
  id: 'title-length',
  summary: 'A title that search engines cut, or that says next to nothing',
  severity: 'off',
  group: 'front matter',
  options,
  check: (doc, { options: { min, max }, report }) =>
    checkLength(doc, { keys: ['title'], noun: 'title', min, max, report }),
});
