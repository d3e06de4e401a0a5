import * as v from 'valibot';
import { documentRule } from '../core/rule.ts';
import { checkLength } from './shared/text-length.ts';

const options = v.object({
  min: v.optional(v.number(), 50),
  max: v.optional(v.number(), 160),
});

export default documentRule<v.InferOutput<typeof options>>({
  id: 'description-length',
  summary: 'A description that search engines cut, or that says next to nothing',
  severity: 'off',
  group: 'front matter',
  options,
  check: (doc, { options: { min, max }, report }) =>
    checkLength(doc, { keys: ['description', 'summary'], noun: 'description', min, max, report }),
});
