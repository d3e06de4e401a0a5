import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';

export default siteRule({
  id: 'missing-include',
  summary: 'An included file that the site does not have',
  severity: 'error',
  group: 'text',
  check: (site, { pages, report }) => {
    for (const page of pages)
      for (const { kind, tag, name, range } of page.facts.calls) {
        if (kind !== 'include' || name === '') continue;
        if (site.findTemplate(page, { kind, name, tag }) !== 'missing') continue;
        report({
          file: page.file,
          at: range,
          message: `The included file ${quote(name)} does not exist: ${describeEffect(site)}`,
          hint: 'Correct its name, or add the file',
        });
      }
  },
});

function describeEffect({ generator, generatorName }: Site): string {
  return generator === 'hexo' ? 'Hexo prints nothing in its place' : `${generatorName} stops with an error`;
}
