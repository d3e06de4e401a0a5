import { pathOf } from '../core/front-matter.ts';
import { quote } from '../core/quote.ts';
import { documentRule } from '../core/rule.ts';

export default documentRule({
  id: 'invalid-alias',
  summary: 'An alias at which Hugo can put no redirect, so that the build fails',
  severity: 'error',
  group: 'front matter',
  check: ({ frontMatter, dialect }, { report }) => {
    if (!frontMatter || dialect.generator !== 'hugo') return;
    for (const { pointer, source = '', value } of frontMatter.entries) {
      const [key = '', , more] = pathOf(pointer);
      if (key.toLowerCase() !== 'aliases' || more !== undefined) continue;
      const wrong = judge(source.trim());
      if (wrong) report({ at: value, ...wrong });
    }
  },
});

/** hugolib/page__meta.go refuses addresses with a scheme, target/…/aliases.go what leads to the start page. */
function judge(alias: string): { message: string; hint: string } | undefined {
  if (/^https?:\/\//.test(alias)) {
    const path = /^https?:\/\/[^/?#]+(\/[^?#]+)/.exec(alias)?.[1];
    return {
      message: `An alias is a path of this site, not an address such as ${quote(alias)}: Hugo stops with an error`,
      hint: path === undefined ? 'Write the path only' : `Write ${quote(path)}`,
    };
  }
  if (!/^\/(?:\.{0,2}\/)*$/.test(alias)) return undefined;
  return {
    message: `The alias ${quote(alias)} would take the place of the start page: Hugo stops with an error`,
    hint: 'Take it out',
  };
}
