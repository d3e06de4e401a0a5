/* Compares the two Markdown engines over every file of some folders: npx jiti test/parse/compare-engines.ts FOLDER… */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { loadMarkdownEngine } from '../../src/parse/markdown.ts';
import { findDifferences } from './compare-trees.ts';

const fast = await loadMarkdownEngine('fast');
const reference = await loadMarkdownEngine('reference');
let equal = 0;
for (const folder of process.argv.slice(2)) {
  for (const file of (await glob('**/*.{md,markdown}', { cwd: folder })).sort()) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    const differences = findDifferences(fast.parse(text), reference.parse(text));
    if (differences.length === 0) equal++;
    for (const difference of differences.slice(0, 5))
      process.stdout.write(`${join(folder, file)}: ${JSON.stringify(difference)}\n`);
  }
}
process.stdout.write(`${equal} files are equal\n`);
