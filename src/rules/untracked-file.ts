import { oncePer } from '../core/lazily.ts';
import { quote } from '../core/quote.ts';
import { type Probe, siteRule } from '../core/rule.ts';
import type { Page, Site, Target } from '../core/site.ts';

export default siteRule({
  id: 'untracked-file',
  summary: 'A link or image that leads to a file on this machine which git does not have',
  severity: 'error',
  group: 'images',
  check: (site, { pages, report, probe }) => {
    const knows = oncePer(probe.isTracked);
    for (const page of pages) {
      // What belongs to a post that is not in git itself is added with it.
      const isTracked = knows(page.file);
      if (isTracked === undefined || (!isTracked && probe.isIgnored(page.file))) continue;
      const seen = new Set<string>();
      for (const { link, target } of site.links(page)) {
        const file = fileOf(target, { page, site });
        if (file === undefined || seen.has(file) || knows(file) !== false) continue;
        const wrong = describe(file, { isTracked, probe });
        if (!wrong) continue;
        seen.add(file);
        const noun = link.element === 'image' ? 'Image' : 'Link target';
        report({
          file: page.file,
          at: link.range,
          message: `${noun} ${quote(link.href)} ${wrong.message}`,
          hint: wrong.hint,
        });
      }
    }
  },
});

/** Git knows files only: a link may also lead to a folder. */
function fileOf(target: Target, { page, site }: { readonly page: Page; readonly site: Site }): string | undefined {
  if (target.kind === 'page') return target.page === page ? undefined : target.page.file;
  const isFile = target.kind === 'asset' && target.generatedBy === undefined && site.files.has(target.file);
  return isFile ? target.file : undefined;
}

function describe(
  file: string,
  { isTracked, probe }: { readonly isTracked: boolean; readonly probe: Probe },
): { message: string; hint: string } | undefined {
  if (probe.isIgnored(file)) {
    // Whoever ignores a whole folder means what the build or an installation puts there.
    if (probe.isIgnored(file.slice(0, file.lastIndexOf('/') + 1))) return undefined;
    return {
      message: `is on this machine, but .gitignore keeps ${quote(file)} out of the repository`,
      hint: 'Take it out of .gitignore, or name its address under “assets” in the configuration if the build makes it',
    };
  }
  if (!isTracked) return undefined;
  return { message: `is on this machine, but ${quote(file)} is not in git`, hint: 'Run git add for it' };
}
