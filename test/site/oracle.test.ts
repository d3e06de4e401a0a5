import { expect, test } from 'vitest';
import type { GeneratorId } from '../../src/core/dialect.ts';
import { indexAddresses } from '../../src/site/address-index.ts';
import { generatorOf } from '../../src/site/detect.ts';
import type { Publication } from '../../src/site/generator.ts';
import { listRepositoryFiles, readRepositoryFile } from '../repository.ts';
import { buildFromFolder } from './fixture-site.ts';

/** What a generator really published: see fixtures/oracle/run.mjs. */
interface Truth {
  readonly generator: string;
  readonly files: readonly string[];
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

const records = listRepositoryFiles('fixtures/sites', '/truth.json').map(path => {
  const [, , name = ''] = path.split('/');
  const id = name.replace(/-oracle$/, '') as GeneratorId;
  const truth: Truth = JSON.parse(readRepositoryFile(path));
  return { folder: path.slice(0, -'/truth.json'.length), id, truth };
});

// A site is built by its test, not while this file loads: `npm run mutate` asks which test reaches what.
test.each(records)('$folder is published as its generator published it', async ({ folder, id, truth }) => {
  const { publication, site } = await buildFromFolder(generatorOf(id), folder);
  const recorded = new Set(truth.files.map(file => file.normalize('NFC')));
  const pages = publication.pages.filter(page => page.state === 'published' && page.url !== undefined);
  expect(pages.length).toBeGreaterThan(0);

  const elsewhere = pages.filter(({ url }) => !fileNames(url ?? '', publication).some(name => recorded.has(name)));
  expect(elsewhere.map(page => `${page.file} → ${page.url}`)).toEqual([]);

  const published = new Set([...recorded].map(file => publication.base + file));
  const absentAssets = [...publication.assets.keys()].filter(address => !published.has(address));
  expect(absentAssets).toEqual([]);

  const index = indexAddresses(publication);
  const unaccounted = [...published].filter(address => !index.find(address));
  expect(unaccounted).toEqual([]);

  const theirs = pages.map(page => {
    const name = fileNames(page.url ?? '', publication).find(candidate => candidate in truth.ids) ?? '';
    return [page, sorted(truth.ids[name] ?? [])] as const;
  });
  // Includes and shortcodes bring ids of their own, some of which are known in part.
  const ours = theirs.map(([page, ids]) => {
    const isBrought = (recorded: string) => page.facts.idSources && site.findId(page, recorded) !== 'missing';
    return [page.file, sorted([...page.facts.ids, ...ids.filter(isBrought)])];
  });
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs.map(([{ file }, ids]) => [file, ids])));
});

const withTemplates = [
  ['jekyll', 'diary', 'with-includes.md', ['care-note', 'marked']],
  ['hugo', 'garden', 'content/labels.md', ['bed']],
  ['zola', 'harbour', 'content/buoys.md', ['logbook']],
  ['eleventy', 'attic', 'src/rows.md', ['last-row']],
] as const;

test.each(withTemplates)('%s: ids of templates that are here are known', async (id, folder, file, brought) => {
  const { site } = await buildFromFolder(generatorOf(id), `fixtures/sites/${id}-oracle/${folder}`);
  const page = site.page(file);
  const verdicts = [...brought, 'behind-the-shed'].map(name => page && site.findId(page, name));
  expect(verdicts).toEqual([...brought.map(() => 'found'), 'missing']);
});

test.each([
  ['jekyll', 'diary', 'with-includes.md', 'cat-milo'],
  ['hugo', 'garden', 'content/labels.md', 'label-sweet-peas'],
  ['zola', 'harbour', 'content/buoys.md', 'buoy-7'],
  ['eleventy', 'attic', 'src/rows.md', 'row-3'],
  ['jekyll', 'diary', 'with-meals.md', 'behind-the-shed'],
  ['hugo', 'garden', 'content/seasons.md', 'behind-the-shed'],
] as const)('%s: what templates compute, and headings in them, are not', async (id, folder, file, name) => {
  const { site } = await buildFromFolder(generatorOf(id), `fixtures/sites/${id}-oracle/${folder}`);
  const page = site.page(file);
  expect(page && site.findId(page, name)).toBe('unknown');
});

/** The files that may hold the page of an address, without base path. */
function fileNames(url: string, { base }: Publication): string[] {
  const path = url.slice(base.length);
  return path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
