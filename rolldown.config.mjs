import { createRequire } from 'node:module';
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
  plugins: [leaveOutForeignEngines(), findNativeParser(), listThirdParty()],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    // As deep as in src, because pages of rules are found from there.
    chunkFileNames: 'chunks/[name].js',
    comments: false,
  },
});

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
