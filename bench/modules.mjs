// The modules of src as they are, for benchmarks of a part: the program itself is bundled, and shows only its API.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiles the modules and imports them: `await importModules(['engine/plan', 'rules/index'])`. */
export async function importModules(names) {
  const folder = join(root, 'node_modules/.cache/postlint-bench');
  await build({
    cwd: root,
    logLevel: 'warn',
    input: Object.fromEntries(names.map(name => [name, `src/${name}.ts`])),
    platform: 'node',
    // Packages come from where they are.
    external: /^[^./]/,
    output: {
      dir: folder,
      cleanDir: true,
      format: 'esm',
      entryFileNames: '[name].js',
      preserveModules: true,
      preserveModulesRoot: 'src',
    },
  });
  return Promise.all(names.map(name => import(pathToFileURL(join(folder, `${name}.js`)).href)));
}
