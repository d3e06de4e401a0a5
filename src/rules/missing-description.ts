import * as v from 'valibot';
import { documentRule } from '../core/rule.ts';

const options = v.object({
  keys: v.optional(v.array(v.string()), ['description', 'summary', 'excerpt']),
});

export default documentRule<v.InferOutput<typeof options>>({
  id: 'missing-description',
  summary: 'A post without a description for search results and previews',
  severity: 'off',
  group: 'front matter',
  options,
  check: (doc, { options: { keys }, report }) => {
    if (!doc.frontMatter) return;
    const { data, range } = doc.frontMatter;
    if (keys.some(key => typeof data[key] === 'string' && data[key].trim() !== '')) return;
    report({
      at: [range[0], Math.min(range[0] + 3, range[1])],
      message: 'The post has no description',
      hint: `Add “${keys[0] ?? 'description'}”: search results and previews show it`,
    });
  },
});
