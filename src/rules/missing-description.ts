import * as v from 'valibot';
import { siteRule } from '../core/rule.ts';

const options = v.object({
  keys: v.optional(v.array(v.string()), ['description', 'summary', 'excerpt']),
});

export default siteRule<v.InferOutput<typeof options>>({
  id: 'missing-description',
  summary: 'A post without a description for search results and previews',
  severity: 'off',
  group: 'front matter',
  options,
  check: (_site, { options: optionsOf, pages, report }) => {
    for (const { file, facts, inherits } of pages) {
      if (!facts.frontMatter) continue;
      const { keys } = optionsOf(file);
      const { data, range } = facts.frontMatter;
      const isGiven = (key: string) => (typeof data[key] === 'string' && data[key].trim() !== '') || inherits?.([key]);
      if (keys.some(isGiven)) continue;
      report({
        file,
        at: [range[0], Math.min(range[0] + 3, range[1])],
        message: 'The post has no description',
        hint: `Add “${keys[0] ?? 'description'}”: search results and previews show it`,
      });
    }
  },
});
