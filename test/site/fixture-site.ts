import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFacts, Site } from '../../src/core/site.ts';
import { makeSiteFiles } from '../../src/engine/site-files.ts';
import { parseDocument } from '../../src/parse/document.ts';
import { loadMarkdownEngine } from '../../src/parse/markdown.ts';
import { buildSite } from '../../src/site/build.ts';
import { extractFacts } from '../../src/site/facts.ts';
import type { Generator, Publication } from '../../src/site/generator.ts';
import { repositoryPath } from '../repository.ts';

export interface BuiltSite {
  readonly site: Site;
  readonly publication: Publication;
}

const NOW = new Date('2026-01-01T12:00:00Z');

/** Builds a site from texts by path; `closedLinks` are symbolic links that lead out of it. */
export async function buildFromTexts(
  generator: Generator,
  texts: Readonly<Record<string, string>>,
  closedLinks: readonly string[] = [],
): Promise<BuiltSite> {
  const engine = await loadMarkdownEngine();
  const files = makeSiteFiles(Object.keys(texts).sort(), path => texts[path], {
    closedLinks: closedLinks.map(path => ({ path, leadsOut: true })),
  });
  const model = await generator.open(files);
  const facts: FileFacts[] = files.paths
    .filter(path => model.isContent(path))
    .map(path => extractFacts(parseDocument(path, texts[path] ?? '', { dialect: model.dialect(path), engine })));
  const publication = model.publish({ files, facts, now: NOW });
  return { site: buildSite({ generator, model, files, facts, now: NOW, declared: [] }), publication };
}

/** Builds a site that lies in this repository. */
export function buildFromFolder(generator: Generator, folder: string): Promise<BuiltSite> {
  const root = repositoryPath(folder);
  const texts = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== 'truth.json')
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const);
  return buildFromTexts(generator, Object.fromEntries(texts));
}
