import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { Site } from '../core/site.ts';

const wordings = {
  fails: (name: string, site: Site) => ({
    message: `There is no layout ${quote(name)}`,
    hint: `${site.generatorName} stops building the site here`,
  }),
  'goes on': (name: string) => ({
    message: `There is no layout ${quote(name)}: the page comes out without any`,
    hint: 'Name a layout that the site has, or add this one',
  }),
};

export default siteRule({
  id: 'unknown-layout',
  summary: 'A layout that neither the site nor its theme can have',
  severity: 'error',
  group: 'front matter',
  check: (site, { report }) => {
    for (const page of site.pages) {
      const name = page.frontMatter?.data['layout'];
      if (typeof name !== 'string' || name === '') continue;
      if (site.findTemplate(page, { kind: 'layout', name }) !== 'missing') continue;
      report({
        file: page.file,
        at: page.frontMatter?.at('layout') ?? [0, 0],
        ...wordings[site.generator === 'eleventy' ? 'fails' : 'goes on'](name, site),
      });
    }
  },
});
