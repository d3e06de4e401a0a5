import { closest } from '../core/closest.ts';
import type { Fix } from '../core/diagnostic.ts';
import { quote } from '../core/quote.ts';
import { siteRule } from '../core/rule.ts';
import type { LinkFact } from '../core/site.ts';

export default siteRule({
  id: 'broken-anchor',
  summary: 'A link to a heading or id that the page does not have',
  severity: 'error',
  group: 'links',
  fixes: 'safe',
  yieldsTo: ['malformed-link', 'placeholder-link', 'local-link', 'empty-link'],
  check: (site, { pages, report }) => {
    for (const page of pages)
      for (const { link, target } of site.links(page)) {
        if (target.kind !== 'page' || !isNamed(target.fragment)) continue;
        if (link.element !== 'link' || !link.href.includes('#')) continue;
        if (site.findId(target.page, target.fragment) !== 'missing') continue;
        const where = target.page === page ? 'on this page' : `on ${quote(target.page.url ?? target.page.file)}`;
        const found = closest(target.fragment, target.page.facts.ids);
        report({
          file: page.file,
          at: fragmentRange(link),
          message: `There is no heading or id ${quote(`#${target.fragment}`)} ${where}`,
          hint:
            found === undefined
              ? 'Write an id that is there, or leave the “#” and all after it out'
              : `Did you mean ${quote(`#${found}`)}?`,
          fix: mend(link, { fragment: target.fragment, found }),
        });
      }
  },
});

/** Empty and `top` lead to the top of any page; `:~:text=` is the browser's (html.spec.whatwg.org, “select the indicated part”). */
function isNamed(fragment: string | undefined): fragment is string {
  return fragment !== undefined && fragment !== '' && !/^top$/i.test(fragment) && !fragment.includes(':~:');
}

/** The fragment with its `#`, where the destination is written as it is read. */
function fragmentRange({ href, range }: LinkFact): LinkFact['range'] {
  const [start, end] = range;
  return end - start === href.length ? [start + href.indexOf('#'), end] : range;
}

/** Ids are told apart by case: one that differs in nothing else is the one that was meant. */
function mend(
  { href, origin, range: [start, end], templated }: LinkFact,
  { fragment, found }: { readonly fragment: string; readonly found: string | undefined },
): Fix | undefined {
  // Some plugins for wiki links want the words of a heading, not its id.
  const isPlain = !templated && origin !== 'wiki' && end - start === href.length && href.endsWith(`#${fragment}`);
  if (found === undefined || !isPlain || !/^[\w.~:-]+$/.test(found)) return undefined;
  return {
    title: `Write ${quote(`#${found}`)}`,
    safety: found.toLowerCase() === fragment.toLowerCase() ? 'safe' : 'suggested',
    edits: [{ start: end - fragment.length, end, text: found }],
  };
}
