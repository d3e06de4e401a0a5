/* Compares the two Markdown engines over every post of some folders: npx jiti test/parse/compare-engines.ts FOLDER… */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { findDifferences, type TreeDifference } from './compare-trees.ts';
import { knownDifferences } from './known-differences.ts';
import { dialects, fast, parse, reference } from './sample.ts';

let files = 0;
let surprises = 0;
const known = new Map<string, number>();
for (const folder of process.argv.slice(2)) {
  for (const file of (await glob('**/*.{md,markdown,mdx}', { cwd: folder })).sort()) {
    files++;
    const mdx = file.endsWith('.mdx');
    // Attributes and the syntax trees of JavaScript are read from the text, not from the tree.
    const differences = compare(readFileSync(join(folder, file), 'utf8'), mdx).filter(
      ({ field, path }) => !mdx || !(field === 'attributes' || field === 'data' || path.endsWith('mdxjsEsm')),
    );
    const unknown = differences.filter(difference => !countKnown(difference));
    if (unknown.length > 0) surprises++;
    for (const difference of unknown.slice(0, 3))
      process.stdout.write(`${join(folder, file)}: ${JSON.stringify(difference).slice(0, 300)}\n`);
  }
}
process.stdout.write(`${files} files, ${surprises} with differences that are not known\n`);
for (const [name, count] of known) process.stdout.write(`${count} ${name}\n`);

function compare(source: string, mdx: boolean): TreeDifference[] {
  const text = parse(source, dialects.plain).masked;
  try {
    return findDifferences(fast.parse(text, { mdx }), reference.parse(text, { mdx }));
  } catch (error) {
    return [{ path: 'root', field: 'error', fast: String(error), reference: undefined }];
  }
}

function countKnown(difference: TreeDifference): boolean {
  const match = knownDifferences.find(({ covers }) => covers(difference));
  if (match) known.set(match.name, (known.get(match.name) ?? 0) + 1);
  return match !== undefined;
}
