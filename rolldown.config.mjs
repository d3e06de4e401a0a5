import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import { listThirdParty } from './scripts/third-party.mjs';

const require = createRequire(import.meta.url);

/**
 * One program in a few files: Node finds, reads and links hundreds of modules more slowly than it runs them. Commands,
 * formats and what few posts need are files of their own, loaded when they are used. The API is made of the same
 * files, so that what a plugin imports from “postlint” is not a second copy.
 */
export default defineConfig({
  input: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts', worker: 'src/worker.ts' },
  platform: 'node',
  // Native code, which npm picks for the machine, and what loads the code of users.
  external: ['oxc-parser', 'jiti'],
  resolve: { alias: { yaml: require.resolve('yaml/package.json').replace('package.json', 'browser/index.js') } },
  plugins: [leaveOutForeignEngines(), findNativeParser(), listThirdParty()],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    // As deep as in src, because pages of rules are found from there.
    chunkFileNames: 'chunks/[name].js',
    comments: false,
    codeSplitting: {
      groups: [{ name: nameOfFile(), debugName: 'what every run loads', includeDependenciesRecursively: false }],
    },
  },
  // What such groups need, and warn of where it is not said; the exports of an entry stay what they are.
  preserveEntrySignatures: 'allow-extension',
});

/**
 * One file more costs a start as much as ten thousand characters more. So what every run loads is one file, but for what
 * the threads that read posts need, too; and `--version` loads neither.
 */
function nameOfFile() {
  const main = sourceFile('cli/main.ts');
  const roots = {
    start: [main],
    run: ['cli/program.ts', 'cli/lint.ts', 'index.ts', 'report/pretty.ts'].map(sourceFile),
    reading: ['engine/read-file.ts', 'worker.ts'].map(sourceFile),
  };
  const generators = ['astro', 'docusaurus', 'eleventy', 'hexo', 'hugo', 'jekyll', 'zola'];
  let closures;
  return (id, context) => {
    closures ??= Object.fromEntries(Object.entries(roots).map(([name, files]) => [name, closureOf(files, context)]));
    for (const name of generators)
      closures[name] ??= closureOf([sourceFile(`site/generators/${name}/open.ts`)], context);
    // It waits for what it loads, which therefore must not import it.
    if (id === main) return null;
    if (closures.start.has(id)) return 'start';
    const users = generators.filter(name => closures[name].has(id)).length;
    if (!closures.run.has(id) && (closures.reading.has(id) ? users === 0 : users < 2)) return null;
    return closures.reading.has(id) ? 'shared' : 'run';
  };
}

/** These modules and all that they import, but not what they only load when they need it. */
function closureOf(modules, context) {
  const found = new Set(modules);
  for (const id of found) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

function sourceFile(path) {
  return fileURLToPath(new URL(`src/${path}`, import.meta.url));
}

/** gray-matter brings a second js-yaml with a parser of JavaScript; all its engines are ours, and none of theirs runs. */
function leaveOutForeignEngines() {
  // Not the copy that is there for `require`: it would be a second one in the bundle.
  const yaml = require.resolve('js-yaml/package.json').replace('package.json', 'dist/js-yaml.mjs');
  return {
    name: 'leave-out-foreign-engines',
    resolveId: (id, importer) => (id === 'js-yaml' && /[\\/]gray-matter[\\/]/.test(importer ?? '') ? yaml : undefined),
    transform: (code, id) =>
      /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/.test(id) ? code.replace(/\beval\(str\)/, 'undefined') : undefined,
  };
}

/** Sätteri's many small modules are bundled; its native part stays where npm put it, beside the package. */
function findNativeParser() {
  return {
    name: 'find-native-parser',
    transform: (code, id) =>
      /[\\/]satteri[\\/]index\.js$/.test(id)
        ? code.replace(
            'createRequire(import.meta.url)',
            "createRequire(createRequire(import.meta.url).resolve('satteri'))",
          )
        : undefined,
  };
}
