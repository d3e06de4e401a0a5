import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { documentRule } from '../../src/core/rule.ts';
import { complaintOf, memoryFiles } from './memory-files.ts';

const load = (files: Record<string, unknown>, cwd = '/blog') => loadConfig({ cwd }, memoryFiles(files));

describe('where it is found', () => {
  test('the nearest folder upward that has one wins, and is what globs are relative to', async () => {
    const files = {
      '/home/.postlintrc.json': '{ "generator": "hugo" }',
      '/home/blog/.postlintrc.yaml': 'generator: jekyll',
      '/home/blog/_posts/2024/tabby.md': '',
    };
    expect(await load(files, '/home/blog/_posts/2024')).toMatchObject({
      file: '/home/blog/.postlintrc.yaml',
      folder: '/home/blog',
      config: { generator: 'jekyll' },
    });
  });

  test('a configuration above the repository is not meant for it', async () => {
    const files = { '/home/.postlintrc.json': '{}', '/home/blog/.git/HEAD': '', '/home/blog/posts/tabby.md': '' };
    expect(await load(files, '/home/blog/posts')).toMatchObject({ file: undefined, folder: '/home/blog/posts' });
  });

  test('none is needed', async () => {
    expect(await load({})).toMatchObject({ file: undefined, folder: '/blog', config: {} });
  });

  test('a package.json counts only with the key “postlint”', async () => {
    const files = { '/blog/package.json': '{ "name": "postlint" }', '/.postlintrc.yml': 'root: blog' };
    expect((await load(files)).file).toBe('/.postlintrc.yml');
    const inPackage = { '/blog/package.json': '{ "name": "cats",\n "postlint": { "ignore": "old/**" } }' };
    expect(await load(inPackage)).toMatchObject({ file: '/blog/package.json', config: { ignore: ['old/**'] } });
  });

  test('the second of two files in a folder is named as unused', async () => {
    const loaded = await load({ '/blog/.postlintrc.json': '{}', '/blog/postlint.config.js': { generator: 'astro' } });
    expect(loaded.config.generator).toBe('astro');
    expect(loaded.notices).toEqual(['“.postlintrc.json” is not used, because “postlint.config.js” is there too']);
  });

  test('a file that is asked for is used as it is named, and must exist', async () => {
    const ports = memoryFiles({ '/blog/.postlintrc.json': '{}', '/blog/ci/strict.yaml': 'generator: zola' });
    expect(await loadConfig({ cwd: '/blog', file: 'ci/strict.yaml' }, ports)).toMatchObject({
      folder: '/blog/ci',
      config: { generator: 'zola' },
    });
    expect(await complaintOf(loadConfig({ cwd: '/blog', file: 'ci/strict.yml' }, ports))).toBe(
      'Configuration file “ci/strict.yml” does not exist\n  It was looked for in /blog',
    );
  });

  test('nothing is read where configuration is switched off', async () => {
    const ports = memoryFiles({ '/blog/.postlintrc.json': 'not JSON' });
    expect((await loadConfig({ cwd: '/blog', disabled: true }, ports)).config).toEqual({});
  });
});

describe('formats', () => {
  test.each([
    ['/blog/.postlintrc.json', '{ "rules": { "image-alt": ["error", { "decorative": ["spacer"] }] } }'],
    ['/blog/.postlintrc.yaml', 'rules:\n  image-alt:\n    - error\n    - decorative: [spacer]\n'],
    ['/blog/.postlintrc.yml', 'rules: { image-alt: [error, { decorative: [spacer] }] }'],
    ['/blog/postlint.config.ts', { rules: { 'image-alt': ['error', { decorative: ['spacer'] }] } }],
  ])('%s says the same', async (file, content) => {
    expect((await load({ [file]: content })).config).toEqual({
      rules: { 'image-alt': ['error', { decorative: ['spacer'] }] },
    });
  });

  test('an empty YAML file, and a key without a value, ask for nothing', async () => {
    expect((await load({ '/blog/.postlintrc.yml': '# later\n' })).config).toEqual({});
    expect((await load({ '/blog/.postlintrc.yml': 'rules:\nignore:\n  - old\n' })).config).toEqual({ ignore: ['old'] });
  });

  test.each([
    ['a trailing comma', '{\n  "root": ".",\n}', 3],
    ['a forgotten comma', '{\n  "root": "."\n  "ignore": []\n}', 3],
    ['a word without quotes', '{\n  "generator": hugo\n}', 2],
    ['no end', '{\n  "root": ".",\n  "rules": {\n', 4],
  ])('JSON with %s is reported on its line', async (_, text, line) => {
    const complaint = await complaintOf(load({ '/blog/.postlintrc.json': text }));
    expect(complaint).toMatch(`/blog/.postlintrc.json:${line}: The configuration is not valid JSON`);
  });

  test('broken YAML is reported on its line', async () => {
    expect(await complaintOf(load({ '/blog/.postlintrc.yml': 'root: .\nrules: [\n  off\n' }))).toMatch(
      /^\/blog\/\.postlintrc\.yml:4: The configuration is not valid YAML/,
    );
  });

  test('an alias bomb is not expanded', async () => {
    const names = [...'abcdefghij'];
    const levels = names.map((name, index) => {
      const above = names[index - 1];
      return `${name}: &${name} [${above === undefined ? 'x' : `*${above}, `.repeat(20)}]`;
    });
    expect(await complaintOf(load({ '/blog/.postlintrc.yml': levels.join('\n') }))).toMatch(
      'The configuration is not valid YAML\n  Excessive alias count',
    );
  });

  test('a program that throws is reported with what it says', async () => {
    const files = { '/blog/postlint.config.mjs': new Error('CAT is not set') };
    expect(await complaintOf(load(files))).toBe(
      '/blog/postlint.config.mjs: The configuration can’t be loaded\n  CAT is not set',
    );
  });
});

describe('slips', () => {
  test.each([
    ['an unknown key', '{\n  "root": ".",\n  "rulez": {}\n}', '3: Unknown key “rulez”\n  Did you mean “rules”?'],
    ['the key of another linter', '{\n"exclude": []}', '2: Unknown key “exclude”\n  Did you mean “ignore”?'],
    [
      'a key of Object.prototype',
      '{\n"__proto__": {}}',
      '2: Unknown key “__proto__”\n  The keys are “$schema”, “extends”, “generator”, “root”, “content”, “assets”, “ignore”, “rules”, “overrides”, “remark”, “frontMatter”, “plugins”, “baseline”, “external”',
    ],
    [
      'a slip in a severity',
      '{\n"rules": {\n"image-alt": "eror"}}',
      '3: “eror” is not a severity\n  Did you mean “error”?',
    ],
    [
      'the severity of another linter',
      '{"rules":{\n"image-alt":[\n"warn"]}}',
      '3: “warn” is not a severity\n  Did you mean “warning”?',
    ],
    ['a number as severity', '{"rules": { "image-alt": 2 }}', '1: “2” is not a severity\n  Did you mean “error”?'],
    [
      'an unlikely severity',
      '{"rules": { "image-alt": {} }}',
      '1: An object is not a severity\n  Use one of “off”, “info”, “warning”, “error”',
    ],
    [
      'two objects of options',
      '{"rules": {\n\n"image-alt": ["error", {}, {}] }}',
      '3: “image-alt” is not set as [severity, options]\n  Write its options as one object: ["error", {…}]',
    ],
    [
      'a slip in a generator',
      '{"generator": "hugu"}',
      '1: “hugu” is not a generator that postlint knows\n  Did you mean “hugo”?',
    ],
    ['a number for a text', '{"root": 1}', '1: “root” is “1”, not a text'],
    ['an empty glob', '{"ignore": [\n"old/**",\n""]}', '3: “ignore” is an empty text, not a text'],
    [
      'an override for nothing',
      '{"overrides": [\n{ "rules": {} }]}',
      '2: An override lacks “files”\n  Say which files it is for: "files": "drafts/**"',
    ],
    [
      'a key that an override has not',
      '{"overrides": [\n{ "files": "x",\n"root": "." }]}',
      '3: Unknown key “root”\n  The keys are “files”, “rules”',
    ],
    ['a list for an object', '{"rules": ["image-alt"]}', '1: “rules” is a list, not an object'],
    ['a text for a list', '{"overrides": "drafts"}', '1: “overrides” is “drafts”, not a list'],
    [
      'a text as schema',
      '{"frontMatter": "post.json"}',
      '1: “frontMatter” is “post.json”, not a schema\n  Write a JSON Schema, or in postlint.config.ts a Zod, Valibot or ArkType schema',
    ],
    [
      'a folder that is not there',
      '{\n"root": "sit"}',
      '2: Folder “sit” in “root” does not exist\n  It is the folder of the site, relative to the configuration file',
    ],
  ])('%s', async (_, text, complaint) => {
    expect(await complaintOf(load({ '/blog/.postlintrc.json': text }))).toBe(`/blog/.postlintrc.json:${complaint}`);
  });

  test('the lines of package.json and YAML are those of the file', async () => {
    const inPackage =
      '{\n  "name": "rules",\n  "postlint": {\n    "rules": {\n      "image-alt": "eror"\n    }\n  }\n}\n';
    expect(await complaintOf(load({ '/blog/package.json': inPackage }))).toMatch(/^\/blog\/package\.json:5: /);
    const yaml = 'overrides:\n  - files: drafts\n  - files:\n      - old\n      - ""\n';
    expect(await complaintOf(load({ '/blog/.postlintrc.yml': yaml }))).toMatch(/^\/blog\/\.postlintrc\.yml:5: /);
  });

  test('a program that exports something else is told so', async () => {
    expect(await complaintOf(load({ '/blog/postlint.config.js': () => ({}) }))).toBe(
      '/blog/postlint.config.js: The configuration is a function, not an object',
    );
  });
});

describe('extends', () => {
  test('later files win over earlier ones, and the file itself over all; lists add up', async () => {
    const loaded = await load({
      '/blog/.postlintrc.json':
        '{ "extends": ["./base.yaml", "strict"], "ignore": "c", "rules": { "image-alt": "off" } }',
      '/blog/base.yaml': 'generator: hugo\nignore: [a]\nrules: { image-alt: [error, { decorative: [spacer] }] }',
      '/blog/node_modules/strict/index.json': '{ "generator": "zola", "ignore": "b" }',
    });
    expect(loaded.config).toEqual({
      generator: 'zola',
      ignore: ['a', 'b', 'c'],
      rules: { 'image-alt': ['off', { decorative: ['spacer'] }] },
    });
    expect(loaded.layers.map(layer => layer.source.file)).toEqual([
      '/blog/base.yaml',
      '/blog/node_modules/strict/index.json',
      '/blog/.postlintrc.json',
    ]);
  });

  test('paths are relative to the file that names them', async () => {
    const loaded = await load({
      '/blog/.postlintrc.json': '{ "extends": "./lint/base.json" }',
      '/blog/lint/base.json': '{ "extends": "../house.json" }',
      '/blog/house.json': '{ "generator": "hexo" }',
    });
    expect(loaded.config.generator).toBe('hexo');
  });

  test('a file that is reached twice counts once', async () => {
    const loaded = await load({
      '/blog/.postlintrc.json': '{ "extends": ["./a.json", "./b.json"] }',
      '/blog/a.json': '{ "extends": "./shared.json", "generator": "hugo" }',
      '/blog/b.json': '{ "extends": "./shared.json" }',
      '/blog/shared.json': '{ "generator": "plain", "ignore": "old" }',
    });
    expect(loaded.config).toEqual({ generator: 'hugo', ignore: ['old'] });
  });

  test('a circle is shown', async () => {
    const files = {
      '/blog/.postlintrc.json': '{ "extends": "./a.yaml" }',
      '/blog/a.yaml': 'generator: hugo\nextends:\n  - ./b.json\n',
      '/blog/b.json': '{\n  "extends": "./a.yaml"\n}',
    };
    expect(await complaintOf(load(files))).toBe(
      '/blog/b.json:2: The configuration extends itself\n  The circle is “a.yaml” → “b.json” → “a.yaml”',
    );
  });

  test.each([
    ['./bse.json', 'Configuration “./bse.json” in “extends” does not exist'],
    ['base.json', 'Package “base.json” in “extends” is not installed\n  Write “./base.json” for the file of that name'],
    ['strict', 'Package “strict” in “extends” is not installed\n  Install it: npm install --save-dev strict'],
  ])('%s is reported where it is named', async (specifier, complaint) => {
    const files = { '/blog/.postlintrc.json': `{\n"extends":\n[\n"${specifier}"] }`, '/blog/base.json': '{}' };
    expect(await complaintOf(load(files))).toBe(`/blog/.postlintrc.json:4: ${complaint}`);
  });
});

describe('plugins', () => {
  const houseStyle = documentRule({ id: 'house-style', summary: 'Says “cat”', severity: 'error', check: () => {} });

  test('a package, a file and an object are all welcome', async () => {
    const loaded = await load({
      '/blog/postlint.config.js': { plugins: ['acme', './lint/own.js', { name: 'third', rules: [houseStyle] }] },
      '/blog/node_modules/acme/index.js': { name: 'acme', rules: [houseStyle] },
      '/blog/lint/own.js': { name: 'own' },
    });
    expect(loaded.plugins.map(plugin => plugin.name)).toEqual(['acme', 'own', 'third']);
  });

  test.each([
    [
      'a package that is not there',
      ['acme'],
      'Plugin “acme” is not installed\n  Install it: npm install --save-dev acme',
    ],
    ['a file that is not there', ['./acme.js'], 'Plugin “./acme.js” does not exist'],
    [
      'a prefix that is taken',
      [{ name: 'remark-lint' }],
      'A plugin can’t be named “remark-lint”\n  That prefix is taken',
    ],
    [
      'a name with a slash',
      [{ name: 'a/b' }],
      'Plugin name “a/b” is not in kebab-case\n  It is the prefix of its rules: “acme”',
    ],
    ['one name twice', [{ name: 'acme' }, { name: 'acme' }], 'Two plugins are named “acme”\n  Rename one of them'],
    [
      'one rule twice',
      [{ name: 'acme', rules: [houseStyle, houseStyle] }],
      'Rule “house-style” is in plugin “acme” twice',
    ],
    [
      'a rule that lacks its check',
      [{ name: 'acme', rules: [{ id: 'house-style' }] }],
      'An object is not a plugin\n  Write the name of a package, a path that begins with “./”, or { name, rules }',
    ],
  ])('%s is reported', async (_, plugins, complaint) => {
    const files = { '/blog/postlint.config.js': { plugins } };
    expect(await complaintOf(load(files))).toBe(`/blog/postlint.config.js: ${complaint}`);
  });

  test('a module that exports something else, or fails, is named', async () => {
    const files = { '/blog/.postlintrc.json': '{ "plugins": ["./own.js"] }' };
    expect(await complaintOf(load({ ...files, '/blog/own.js': { rules: [] } }))).toBe(
      '/blog/.postlintrc.json:1: The default export of “/blog/own.js” is not a plugin\n  Export { name: "acme", rules: [documentRule({…})] }',
    );
    expect(await complaintOf(load({ ...files, '/blog/own.js': new Error('no cats') }))).toBe(
      '/blog/own.js: The plugin can’t be loaded\n  no cats',
    );
  });
});
