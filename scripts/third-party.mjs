import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than to be passed on. */
const ACCEPTED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'BlueOak-1.0.0',
]);

/** A plugin of rolldown that lists what is bundled with its licence, and refuses what may not be. */
export function listThirdParty() {
  return {
    name: 'list-third-party',
    generateBundle(_options, bundle) {
      const folders = new Set(
        Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds.flatMap(folderOfPackage)),
      );
      const source = [...folders]
        .map(describePackage)
        .sort((left, right) => (left.title < right.title ? -1 : 1))
        .map(({ title, text }) => `${title}\n\n${text}`)
        .join(`\n\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source: `${source}\n` });
    },
  };
}

function folderOfPackage(id) {
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id.replace(/^\0+/, ''));
  return match ? [match[1]] : [];
}

function describePackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ACCEPTED.has(license)) throw new Error(`${name} ${version} has the licence ${license}: may it be bundled?`);
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return { title: `${name} ${version} (${license})`, text };
}
