import { Buffer } from 'node:buffer';
import type { Diagnostic } from '../core/diagnostic.ts';
import { lazily } from '../core/lazily.ts';
import { quote } from '../core/quote.ts';
import type { LinkFact, Site } from '../core/site.ts';
import type { SiteRun } from './past.ts';
import type { Ports } from './ports.ts';

interface Places {
  readonly ports: Ports;
  readonly disk: Ports;
  readonly locate: (file: string) => { readonly path: string } | undefined;
}

/** Whoever has mended a post and not staged it sees the same findings again: that is said. */
export function noteUnstaged(found: readonly Diagnostic[], { ports, disk, locate }: Places): string[] {
  const isUnstaged = (file: string) => {
    const path = locate(file)?.path;
    return path !== undefined && !isSameText(ports.readBytes(path), disk.readBytes(path));
  };
  const [first, ...others] = [...new Set(found.map(({ file }) => file))].filter(isUnstaged);
  if (first === undefined) return [];
  const files = others.length === 0 ? quote(first) : `${quote(first)} and ${others.length} more with findings`;
  const have = others.length === 0 ? 'has' : 'have';
  return [`${files} ${have} changes that are not staged: what is staged was checked`];
}

/** Git may have other line endings than the disk. */
function isSameText(staged: Uint8Array | undefined, written: Uint8Array | undefined): boolean {
  const normalize = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
  return staged === written || (!!staged && !!written && normalize(staged) === normalize(written));
}

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
