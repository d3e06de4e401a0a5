import type { ConfigPorts } from '../../src/config/ports.ts';
import { UserError } from '../../src/core/errors.ts';

/** Configuration files in memory: by absolute path a text, or for a module what it exports. */
export function memoryFiles(files: Readonly<Record<string, unknown>>): ConfigPorts {
  const has = (path: string) => Object.keys(files).some(file => file === path || file.startsWith(`${path}/`));
  return {
    exists: has,
    readText: file => {
      const content = files[file];
      if (content === undefined) return undefined;
      return typeof content === 'string' ? content : '/* code */';
    },
    resolvePackage: async (name, folder) => {
      const parts = folder.split('/');
      const folders = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
      return folders
        .flatMap(parent => ['js', 'json'].map(end => `${parent}/node_modules/${name}/index.${end}`))
        .find(has);
    },
    importModule: async file => {
      if (files[file] instanceof Error) throw files[file];
      return files[file];
    },
  };
}

/** What a promise is rejected with, as the user reads it. */
export async function complaintOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, hint, where } = error;
    const place = where ? `${where.file}${where.line === undefined ? '' : `:${where.line}`}: ` : '';
    return `${place}${message}${hint === undefined ? '' : `\n  ${hint}`}`;
  }
  return 'no complaint';
}
