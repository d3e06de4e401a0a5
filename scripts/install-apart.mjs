import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Installs packages with npm in a folder of their own among the temporary ones, once, and never beside our dependencies;
 * returns its path.
 */
export function installApart(name, packages, flags = ['--ignore-scripts']) {
  const folder = join(tmpdir(), `postlint-${name}`);
  const manifest = JSON.stringify({ private: true, dependencies: packages });
  // Written last: what ended half-way, or is of other versions, is installed again.
  const mark = join(folder, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === manifest) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...flags], { cwd: folder, stdio: 'inherit' });
  writeFileSync(mark, manifest);
  return folder;
}
