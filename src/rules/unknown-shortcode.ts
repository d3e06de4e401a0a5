import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';

export default siteRule({
  id: 'unknown-shortcode',
  summary: 'A shortcode that neither the generator nor the site has',
  severity: 'error',
  group: 'text',
  check: (site, { pages, report }) => {
    for (const page of pages)
      for (const { kind, name, range } of page.facts.calls) {
        if (kind !== 'shortcode' || site.findTemplate(page, { kind, name }) !== 'missing') continue;
        report({
          file: page.file,
          at: range,
          message: `There is no shortcode ${quote(name)}: ${site.generatorName} stops with an error`,
          hint: 'Correct its name, or add the shortcode',
        });
      }
  },
});
