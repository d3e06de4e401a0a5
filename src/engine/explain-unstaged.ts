import type { Diagnostic } from '../core/diagnostic.ts';
import { lazily } from '../core/lazily.ts';
import type { LinkFact, Site } from '../core/site.ts';
import type { SiteRun } from './past.ts';

/** Tells of a target that is missing only because nobody staged it, where the disk has it. */
export async function explainUnstaged(
  found: readonly Diagnostic[],
  now: SiteRun,
  readDisk: () => Promise<SiteRun | undefined>,
): Promise<Diagnostic[]> {
  const disk = lazily(readDisk);
  const explained: Diagnostic[] = [];
  for (const diagnostic of found) {
    const link = findMissing(diagnostic, now.site);
    const file = link && findTarget(diagnostic.file, link, (await disk())?.site);
    if (file === undefined || now.plan.files.has(file)) explained.push(diagnostic);
    else explained.push(explain(diagnostic, file));
  }
  return explained;
}

function findMissing({ file, span }: Diagnostic, site: Site): LinkFact | undefined {
  const page = site.page(file);
  return page?.facts.links.find(
    link =>
      link.range[0] === span.start.offset &&
      link.range[1] === span.end.offset &&
      site.resolve(page, link).kind === 'missing',
  );
}

function findTarget(file: string, link: LinkFact, site: Site | undefined): string | undefined {
  const page = site?.page(file);
  const target = page && site?.resolve(page, link);
  if (target?.kind === 'page') return target.page.file;
  return target?.kind === 'asset' ? target.file : undefined;
}

/** Another target, as a hint or fix may name one, is not what the author meant. */
function explain({ fix: _, ...diagnostic }: Diagnostic, file: string): Diagnostic {
  return { ...diagnostic, hint: `“${file}” is on disk, but not staged: run git add` };
}
