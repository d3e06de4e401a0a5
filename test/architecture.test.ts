import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listRepositoryFiles, readRepositoryFile } from './repository.ts';

/** Who may import whom: the shortest description of the program. A folder may always import from itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: [],
  parse: ['core'],
  site: ['core'],
  rules: ['core'],
  remark: ['core'],
  report: ['core'],
  config: ['core', 'rules'],
  engine: ['core', 'parse', 'site', 'remark'],
  node: ['core', 'engine', 'config'],
  cli: ['core', 'parse', 'site', 'rules', 'remark', 'report', 'config', 'engine', 'node', 'index.ts'],
  'worker.ts': ['core', 'rules', 'remark', 'engine', 'node'],
  'index.ts': ['core', 'rules', 'remark', 'config', 'engine', 'node'],
};

const sources = listRepositoryFiles('src', '.ts').map(file => ({
  file,
  layer: file.split('/')[1] ?? '',
  text: readRepositoryFile(file),
}));

const rules = sources.filter(({ file }) => /^src\/rules\/[^/]+\.ts$/.test(file) && file !== 'src/rules/index.ts');

/** The module specifiers of a file: imports, re-exports, dynamic imports and imported types. */
function findImports(text: string): string[] {
  const specifier = /^(?:import|export)\b(?:[^'"`;=]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"`]([^'"`]+)['"`]/gm;
  return Array.from(text.matchAll(specifier), match => match[1] ?? match[2] ?? '');
}

/** Lines that say something about the program, with their number; comments do not. */
function findCode(text: string, pattern: RegExp): string[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => !/^\s*(?:\/\/|\/?\*)/.test(line) && pattern.test(line))
    .map(({ line, number }) => `${number}: ${line.trim()}`);
}

describe('a layer imports only from the layers below it', () => {
  for (const { file, layer, text } of sources) {
    test(file, () => {
      const allowed = layers[layer];
      expect(allowed, `${layer} has no place in the table of layers`).toBeDefined();
      const strangers = findImports(text)
        .filter(specifier => specifier.startsWith('.'))
        .map(specifier => posix.join(posix.dirname(file), specifier).split('/'))
        .filter(([root, folder = '']) => root !== 'src' || (folder !== layer && !allowed?.includes(folder)))
        .map(path => path.join('/'));
      expect(strangers).toEqual([]);
    });
  }
});

test('a rule imports no other rule', () => {
  const imports = rules.flatMap(({ file, text }) =>
    findImports(text)
      .filter(specifier => /^\.\/(?!shared\/)/.test(specifier))
      .map(specifier => `${file} imports ${specifier}`),
  );
  expect(imports).toEqual([]);
});

test('relative imports name the file with its extension', () => {
  const bare = sources.flatMap(({ file, text }) =>
    findImports(text)
      .filter(specifier => specifier.startsWith('.') && !/\.(?:ts|json)$/.test(specifier))
      .map(specifier => `${file} imports ${specifier}`),
  );
  expect(bare).toEqual([]);
});

test('only src/node touches files, processes and the network', () => {
  const outside = /^(?:node:)?(?:fs|child_process|worker_threads|cluster|net|tls|https?|http2|dns|dgram)(?:\/|$)/;
  const imports = sources
    .filter(({ layer }) => layer !== 'node')
    .flatMap(({ file, text }) =>
      findImports(text)
        .filter(specifier => outside.test(specifier))
        .map(specifier => `${file} imports ${specifier}`),
    );
  expect(imports).toEqual([]);
});

test('node modules are imported by their node: name', () => {
  const bare =
    /^(?:assert|buffer|child_process|crypto|dns|events|fs|https?|module|net|os|path|process|stream|tty|url|util)(?:\/|$)/;
  const imports = sources.flatMap(({ file, text }) =>
    findImports(text)
      .filter(specifier => bare.test(specifier))
      .map(specifier => `${file} imports ${specifier}`),
  );
  expect(imports).toEqual([]);
});

test('only cli/main.ts prints or sets the exit code', () => {
  const prints = sources
    .filter(({ file }) => file !== 'src/cli/main.ts')
    .flatMap(({ file, text }) =>
      findCode(text, /\bconsole\.\w|\bprocess\.(?:stdout|stderr|exit|exitCode|abort)\b/).map(line => `${file}:${line}`),
    );
  expect(prints).toEqual([]);
});

test('rules, and nothing else, are default exports', () => {
  const hasDefault = (text: string) => findCode(text, /^export default\b|\bas default\s*[,}]/).length > 0;
  expect(sources.filter(({ text }) => hasDefault(text)).map(({ file }) => file)).toEqual(rules.map(({ file }) => file));
});

test('modules hold no mutable state', () => {
  const state = sources.flatMap(({ file, text }) =>
    findCode(text, /^(?:export )?(?:let|var)\b/).map(line => `${file}:${line}`),
  );
  expect(state).toEqual([]);
});

test('files are named after what they export', () => {
  const vague = sources.filter(({ file }) => /\/(?:utils?|helpers?|types|common|misc)(?:\.ts|\/)/.test(file));
  expect(vague.map(({ file }) => file)).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = sources
    .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});
