// Removes the types that nobody who imports “postlint” gets to see: nine of ten, and what they import.
import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const seen = new Set();
visit(join(DIST, 'index.d.ts'));
for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && path.endsWith('.d.ts') && !seen.has(path)) rmSync(path);
}
removeEmpty(DIST);

function visit(path) {
  if (seen.has(path)) return;
  seen.add(path);
  for (const [, specifier] of readFileSync(path, 'utf8').matchAll(/(?:\bfrom|\bimport\()\s*["'](\.[^"']+)["']/g))
    visit(join(dirname(path), specifier.replace(/\.[jt]s$/, '.d.ts')));
}

function removeEmpty(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
