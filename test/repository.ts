import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const isGenerating = process.env['GEN'] === '1';

/** The absolute path of a file or folder of this repository. */
export function repositoryPath(path: string): string {
  // A file name may hold a “?” or “#”, which would end the path of a URL.
  return join(fileURLToPath(new URL('..', import.meta.url)), path);
}

export function readRepositoryFile(path: string): string {
  return readFileSync(repositoryPath(path), 'utf8');
}

/** The files below a folder whose name ends so, as POSIX paths from the repository's root, sorted. */
export function listRepositoryFiles(folder: string, ending: string): string[] {
  const root = repositoryPath('');
  return readdirSync(repositoryPath(folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter(path => path.endsWith(ending))
    .sort();
}

/** Holds a file of this repository to what it should say; with GEN=1 writes it instead. */
export function expectGenerated(path: string, content: string): void {
  if (isGenerating) writeFileSync(repositoryPath(path), content);
  else expect(readRepositoryFile(path), `${path} is out of date: run npm run gen`).toBe(content);
}
