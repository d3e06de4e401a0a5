import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ConfigPorts } from '../config/ports.ts';
import { defineConfig } from '../core/config.ts';
import { documentRule, siteRule } from '../core/rule.ts';
import { toAbsolute } from '../engine/paths.ts';
import { codeOf } from './error-code.ts';
import { openFileSystem } from './files.ts';
import { readRegularFile } from './read-regular-file.ts';
import { whyUnread } from './why-unread.ts';

interface ConfigAccess {
  /** Otherwise those that are data are read. */
  readonly runsCode?: boolean;
  /** Code may have changed since it was run. */
  readonly isRenewed?: boolean;
}

/** Reads configurations from this machine's files. */
export function openConfigFiles({ runsCode = true, isRenewed = false }: ConfigAccess = {}): ConfigPorts {
  const importCode = isRenewed ? importAnew : importModule;
  return { exists: existsSync, readText, whyUnread, resolvePackage, importModule: runsCode ? importCode : readModule };
}

interface LintedPaths {
  readonly paths?: readonly string[];
  readonly stdin?: unknown;
}

/** A single folder that is linted has its own configuration, or the nearest one above it. */
export function findConfigFolder(cwd: string, { paths = [], stdin }: LintedPaths): string {
  const [only] = paths;
  if (only === undefined || paths.length > 1 || stdin) return cwd;
  const folder = toAbsolute(only.replaceAll('\\', '/'), cwd);
  return openFileSystem().kindOf(folder) === 'folder' ? folder : cwd;
}

function readText(file: string): string | undefined {
  try {
    return readRegularFile(file)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

async function resolvePackage(specifier: string, folder: string): Promise<string | undefined> {
  const parent = `${folder}/package.json`;
  try {
    return toPosix(createRequire(parent).resolve(specifier));
  } catch {
    // The package may be for `import` alone, which `require` does not resolve.
    const { createJiti } = await import('jiti');
    const resolved = createJiti(parent).esmResolve(specifier, { try: true });
    return resolved === undefined ? undefined : toPosix(resolved);
  }
}

/** What a configuration may import from “postlint”, also where it is run without being installed (`npx postlint`). */
const ownModule = { defineConfig, documentRule, siteRule };

async function readModule(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(readRegularFile(file).toString('utf8'));
  throw new Error('It is code, and --no-code runs none: write the configuration as JSON or YAML, without plugins');
}

function importModule(file: string): Promise<unknown> {
  return importFrom(pathToFileURL(file).href, file);
}

/** Node never forgets a module that it has imported: another address is another module. What it imports stays as it was. */
function importAnew(file: string): Promise<unknown> {
  if (file.includes('/node_modules/')) return importModule(file);
  return importFrom(`${pathToFileURL(file).href}?changed=${statSync(file).mtimeMs}`, file);
}

async function importFrom(address: string, file: string): Promise<unknown> {
  if (file.endsWith('.json')) return readModule(file);
  if (/\.[cm]?js$/.test(file)) {
    try {
      return defaultOf(await import(address));
    } catch (error) {
      if (!isMissingOwnModule(error)) throw error;
    }
  }
  const { createJiti } = await import('jiti');
  // Its own cache would give back what the file was when it was first read.
  const jiti = createJiti(file, { virtualModules: { postlint: ownModule }, moduleCache: false });
  return jiti.import(file, { default: true });
}

function isMissingOwnModule(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return codeOf(error) === 'ERR_MODULE_NOT_FOUND' && error.message.includes("package 'postlint'");
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
}

function toPosix(path: string): string {
  const file = path.startsWith('file:') ? fileURLToPath(path) : path;
  return sep === '\\' ? file.replaceAll('\\', '/') : file;
}
