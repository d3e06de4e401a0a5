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
  const { publication } = await buildFromFolder(generatorOf(id), folder);
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

  const ours = pages.map(page => [page.file, sorted(page.facts.ids)]);
  const theirs = pages.map(page => {
    const name = fileNames(page.url ?? '', publication).find(candidate => candidate in truth.ids) ?? '';
    return [page.file, sorted(truth.ids[name] ?? [])];
  });
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
});

/** The files that may hold the page of an address, without base path. */
function fileNames(url: string, { base }: Publication): string[] {
  const path = url.slice(base.length);
  return path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
