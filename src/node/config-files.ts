import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ConfigPorts } from '../config/ports.ts';
import { defineConfig } from '../core/config.ts';
import { documentRule, siteRule } from '../core/rule.ts';

/** Reads configurations from this machine's files; without `runsCode`, those that are data. */
export function openConfigFiles({ runsCode = true }: { runsCode?: boolean } = {}): ConfigPorts {
  return { exists: existsSync, readText, resolvePackage, importModule: runsCode ? importModule : readModule };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
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
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'));
  throw new Error('It is code, and --no-code runs none: write the configuration as JSON or YAML, without plugins');
}

async function importModule(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return readModule(file);
  if (/\.[cm]?js$/.test(file)) {
    try {
      return defaultOf(await import(pathToFileURL(file).href));
    } catch (error) {
      if (!isMissingOwnModule(error)) throw error;
    }
  }
  const { createJiti } = await import('jiti');
  return createJiti(file, { virtualModules: { postlint: ownModule } }).import(file, { default: true });
}

function isMissingOwnModule(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes("package 'postlint'");
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
}

function toPosix(path: string): string {
  const file = path.startsWith('file:') ? fileURLToPath(path) : path;
  return sep === '\\' ? file.replaceAll('\\', '/') : file;
}
