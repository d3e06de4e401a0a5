import type { LinkFact, Target } from '../../src/core/site.ts';
import type { Folder, Generator } from '../../src/site/generator.ts';
import { buildFromTexts } from './fixture-site.ts';

type Texts = Readonly<Record<string, string>>;

/** A folder with these files, for detection. */
export function makeFolder(texts: Texts): Folder {
  return {
    has: path => Object.hasOwn(texts, path),
    hasFolder: path => Object.keys(texts).some(name => name.startsWith(`${path}/`)),
    read: path => texts[path],
  };
}

/** Where each link of a page leads, in the order of the page: `menu.md → src/pages/menu.md`. */
export async function resolveLinks(generator: Generator, texts: Texts, file: string): Promise<string[]> {
  const { site } = await buildFromTexts(generator, texts);
  const page = site.page(file);
  if (!page) throw new Error(`${file} is no content of this site`);
  return page.facts.links.map(link => describe(link, site.resolve(page, link)));
}

/** The addresses of all pages, by file. */
export async function listAddresses(generator: Generator, texts: Texts): Promise<Record<string, string>> {
  const { publication } = await buildFromTexts(generator, texts);
  const entries = publication.pages.map(({ file, url, state, exact }) => {
    const marks = [...(state === 'published' ? [] : [state]), ...(exact || url === undefined ? [] : ['guessed'])];
    return [file, [url ?? 'none', ...marks].join(' ')];
  });
  return Object.fromEntries(entries);
}

function describe(link: LinkFact, target: Target): string {
  const name = `${link.href} →`;
  if (target.kind === 'page') return `${name} ${target.page.file}${target.fragment ? `#${target.fragment}` : ''}`;
  if (target.kind === 'asset') return `${name} ${target.generatedBy ? `made by ${target.generatedBy}` : target.file}`;
  if (target.kind !== 'missing') return `${name} ${target.kind}`;
  return `${name} missing (${target.reason})${target.closest ? ` ${target.closest}` : ''}`;
}
