import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';

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
          message: `The included file ${quote(name)} does not exist`,
          hint:
            site.generator === 'hexo'
              ? 'Hexo prints nothing in its place'
              : `${site.generatorName} stops building the site here`,
        });
      }
  },
});
