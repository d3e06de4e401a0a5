import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { resolveSettings, type Settings, type SettingsRequest } from '../../src/config/resolve-settings.ts';
import type { Config } from '../../src/core/config.ts';
import { documentRule, siteRule } from '../../src/core/rule.ts';
import { complaintOf, memoryFiles } from './memory-files.ts';

const imageAlt = documentRule({
  id: 'image-alt',
  summary: 'An image without alternative text',
  severity: 'warning',
  options: v.object({ decorative: v.optional(v.array(v.string()), []) }),
  check: () => {},
});
const tagCase = documentRule({
  id: 'tag-case',
  summary: 'A tag that is not lowercase',
  severity: 'error',
  options: v.strictObject({
    style: v.optional(v.picklist(['lowercase', 'consistent']), 'lowercase'),
    except: v.optional(v.array(v.string()), []),
  }),
  check: () => {},
});
const brokenLink = siteRule({ id: 'broken-link', summary: 'A link to nowhere', severity: 'error', check: () => {} });
const largeImage = siteRule({ id: 'large-image', summary: 'An image over a limit', severity: 'off', check: () => {} });
const registry = [imageAlt, tagCase, brokenLink, largeImage];

async function settingsOf(config: Config | string, request: Partial<SettingsRequest> = {}): Promise<Settings> {
  const file = typeof config === 'string' ? '/blog/.postlintrc.json' : '/blog/postlint.config.js';
  const loaded = await loadConfig({ cwd: '/blog' }, memoryFiles({ [file]: config }));
  return resolveSettings(loaded, { registry, ruleFlags: [], only: [], ...request });
}

function levelsOf(settings: Settings, file = 'post.md'): Record<string, string> {
  return Object.fromEntries([...settings.statesFor(file)].map(([id, state]) => [id, state.severity]));
}

describe('rules', () => {
  test('run with their own severity and default options where nothing is said', async () => {
    const settings = await settingsOf({});
    expect(levelsOf(settings)).toEqual({ 'image-alt': 'warning', 'tag-case': 'error', 'broken-link': 'error' });
    expect(settings.statesFor('post.md').get('tag-case')?.options).toEqual({ style: 'lowercase', except: [] });
    expect(settings.statesFor('post.md').get('broken-link')?.options).toBeUndefined();
  });

  test('take a severity, and options with the defaults of those that are left out', async () => {
    const settings = await settingsOf({
      rules: {
        'image-alt': 'info',
        'large-image': 'warning',
        'broken-link': 'off',
        'tag-case': ['error', { except: ['iOS'] }],
      },
    });
    expect(levelsOf(settings)).toEqual({ 'image-alt': 'info', 'tag-case': 'error', 'large-image': 'warning' });
    expect(settings.statesFor('post.md').get('tag-case')?.options).toEqual({ style: 'lowercase', except: ['iOS'] });
  });

  test('of plugins have the prefix of their plugin', async () => {
    const plugins = [{ name: 'acme', rules: [{ ...imageAlt, id: 'house-style' }] }];
    const settings = await settingsOf({ plugins, rules: { 'acme/house-style': 'error' } });
    expect(levelsOf(settings)).toMatchObject({ 'acme/house-style': 'error' });
    expect(settings.rules.at(-1)).toMatchObject({ id: 'acme/house-style', summary: imageAlt.summary });
  });
});

describe('overrides', () => {
  const config: Config = {
    rules: { 'tag-case': ['warning', { style: 'consistent' }] },
    overrides: [
      { files: 'drafts', rules: { 'broken-link': 'off', 'tag-case': 'info' } },
      { files: ['*.mdx', '!drafts/keep.mdx'], rules: { 'broken-link': 'warning' } },
    ],
  };

  test.each([
    ['post.md', 'error', 'warning'],
    ['drafts/tabby.md', undefined, 'info'],
    ['site/drafts/tabby.md', undefined, 'info'],
    ['drafts.md', 'error', 'warning'],
    ['posts/tabby.mdx', 'warning', 'warning'],
    ['drafts/tabby.mdx', 'warning', 'info'],
    ['drafts/keep.mdx', undefined, 'info'],
  ])('%s: the last that matches decides', async (file, brokenLinkLevel, tagCaseLevel) => {
    const states = (await settingsOf(config)).statesFor(file);
    expect(states.get('broken-link')?.severity).toBe(brokenLinkLevel);
    expect(states.get('tag-case')?.severity).toBe(tagCaseLevel);
  });

  test('a severity alone keeps the options', async () => {
    const states = (await settingsOf(config)).statesFor('drafts/tabby.md');
    expect(states.get('tag-case')?.options).toEqual({ style: 'consistent', except: [] });
  });

  test('files with the same overrides share one answer', async () => {
    const settings = await settingsOf(config);
    expect(settings.statesFor('drafts/a.md')).toBe(settings.statesFor('drafts/b.md'));
    expect(settings.statesFor('drafts/a.md')).not.toBe(settings.statesFor('a.md'));
  });

  test('a folder with brackets is meant as it is written', async () => {
    const settings = await settingsOf({ overrides: [{ files: 'app/[slug]', rules: { 'broken-link': 'off' } }] });
    expect(settings.statesFor('app/[slug]/page.md').has('broken-link')).toBe(false);
    expect(settings.statesFor('app/slug/page.md').has('broken-link')).toBe(true);
  });

  test('rules of the file itself win over overrides of what it extends', async () => {
    const ports = memoryFiles({
      '/blog/.postlintrc.json': '{ "extends": "./base.json", "rules": { "broken-link": "error" } }',
      '/blog/base.json': '{ "overrides": [{ "files": "drafts", "rules": { "broken-link": "off" } }] }',
    });
    const loaded = await loadConfig({ cwd: '/blog' }, ports);
    const settings = resolveSettings(loaded, { registry, ruleFlags: [], only: [] });
    expect(settings.statesFor('drafts/a.md').has('broken-link')).toBe(true);
  });
});

describe('the command line', () => {
  test('--rule wins over the configuration and its overrides', async () => {
    const config: Config = { overrides: [{ files: '*.md', rules: { 'broken-link': 'off' } }] };
    const ruleFlags = ['broken-link: warning', 'tag-case:["error",{"style":"consistent"}]', ' image-alt : off '];
    const states = (await settingsOf(config, { ruleFlags })).statesFor('a.md');
    expect(states.get('broken-link')?.severity).toBe('warning');
    expect(states.get('tag-case')?.options).toEqual({ style: 'consistent', except: [] });
    expect(states.has('image-alt')).toBe(false);
  });

  test.each([
    [
      'broken-link',
      '“broken-link” is not a rule setting\n  Write the rule’s id, a colon and a severity: --rule "broken-link: off"',
    ],
    [
      'broken-link=warning',
      '“broken-link=warning” is not a rule setting\n  Write the rule’s id, a colon and a severity: --rule "broken-link: warning"',
    ],
    [' ', '“ ” is not a rule setting\n  Write the rule’s id, a colon and a severity: --rule "image-alt: off"'],
    [
      'broken-link: off, tag-case: off',
      '“broken-link: off, tag-case: off” is more than one setting\n  Repeat the flag: --rule "broken-link: off" --rule "tag-case: off"',
    ],
    ['broken-link: of', '“of” is not a severity\n  Did you mean “off”?'],
    ['broken-lnik: off', 'Unknown rule “broken-lnik”\n  Did you mean “broken-link”?'],
    [
      'tag-case: ["error", {',
      'The options in “tag-case: ["error", {” are not valid JSON\n  Write severity and options as JSON: --rule \'tag-case: ["error", {"mode": "consistent"}]\'',
    ],
    ['tag-case: ["error", {"stile": "x"}]', 'Unknown option “stile” of rule “tag-case”\n  Did you mean “style”?'],
  ])('--rule “%s” is refused', async (flag, complaint) => {
    expect(await complaintOf(settingsOf({}, { ruleFlags: [flag] }))).toBe(complaint);
  });

  test('--only runs nothing else, and wakes a rule that is off', async () => {
    const config: Config = { rules: { 'tag-case': 'off', 'broken-link': 'info' } };
    expect(levelsOf(await settingsOf(config, { only: ['broken-link'] }))).toEqual({ 'broken-link': 'info' });
    expect(levelsOf(await settingsOf(config, { only: ['tag-case', 'large-image'] }))).toEqual({
      'tag-case': 'error',
      'large-image': 'warning',
    });
    expect(await complaintOf(settingsOf(config, { only: ['large-images'] }))).toBe(
      'Unknown rule “large-images”\n  Did you mean “large-image”?',
    );
  });
});

describe('slips in rules', () => {
  test.each([
    ['{ "rules": {\n"image-alts": "off" } }', '2: Unknown rule “image-alts”\n  Did you mean “image-alt”?'],
    ['{ "rules": { "spelling": "off" } }', '1: Unknown rule “spelling”\n  See them all with “postlint rules”'],
    ['{ "rules": { "acme/cats": "off" } }', '1: Unknown rule “acme/cats”\n  Add the plugin “acme” to “plugins” first'],
    [
      '{ "rules": { "no-empty-url": "off" } }',
      '1: Unknown rule “no-empty-url”\n  Did you mean “remark-lint/no-empty-url”?',
    ],
    [
      '{ "rules": { "remark-lint/no-html": "error" } }',
      '1: Unknown rule “remark-lint/no-html”\n  Add it to the configuration first: "remark": ["remark-lint-no-html"]',
    ],
    [
      '{ "overrides": [{ "files": "a",\n"rules": {\n"image-alts": "off" } }] }',
      '3: Unknown rule “image-alts”\n  Did you mean “image-alt”?',
    ],
    [
      '{ "rules": { "broken-link": ["error",\n{ "max": 1 }] } }',
      '2: Rule “broken-link” has no options\n  Remove “max”',
    ],
    [
      '{ "rules": { "image-alt": ["error", {\n"decoratif": [] }] } }',
      '2: Unknown option “decoratif” of rule “image-alt”\n  Did you mean “decorative”?',
    ],
    [
      '{ "rules": { "tag-case": ["error", { "x": [] }] } }',
      '1: Unknown option “x” of rule “tag-case”\n  Its options are “style”, “except”',
    ],
    [
      '{ "rules": { "tag-case": ["error", {\n"style": "upper" }] } }',
      '2: Bad option “style” of rule “tag-case”\n  Invalid type: Expected ("lowercase" | "consistent") but received "upper"',
    ],
    [
      '{ "rules": { "tag-case": ["error", { "except": [\n"iOS",\n1] }] } }',
      '3: Bad option “except” of rule “tag-case”\n  Invalid type: Expected string but received 1',
    ],
    [
      '{ "rules": { "remark-lint/no-empty-url": ["error", {}] } }',
      '1: The options of “remark-lint/no-empty-url” are not set under “rules”\n  Give them where the plugin is named: "remark": [["remark-lint-no-empty-url", …]]',
    ],
  ])('%s', async (text, complaint) => {
    const remarkRules = ['remark-lint/no-empty-url'];
    expect(await complaintOf(settingsOf(text, { remarkRules }))).toBe(`/blog/.postlintrc.json:${complaint}`);
  });

  test('in a program are found by looking for the words', async () => {
    const text =
      "import { defineConfig } from 'postlint';\n\nexport default defineConfig({\n  rules: {\n    'image-alts': 'off',\n  },\n});\n";
    const files = memoryFiles({ '/blog/postlint.config.ts': { rules: { 'image-alts': 'off' } } });
    const loaded = await loadConfig({ cwd: '/blog' }, { ...files, readText: () => text });
    const work = async () => resolveSettings(loaded, { registry, ruleFlags: [], only: [] });
    expect(await complaintOf(work())).toMatch(/^\/blog\/postlint\.config\.ts:5: Unknown rule “image-alts”/);
  });

  test('an id of a remark plugin can’t be known before it runs', async () => {
    const settings = await settingsOf({ remark: [() => {}], rules: { 'retext/spelling': 'off' } });
    expect(settings.remarkLevelFor('post.md', 'retext/spelling')).toBe('off');
  });
});

describe('remark plugins', () => {
  test('have the level that is set, by file, and none where nothing is said', async () => {
    const settings = await settingsOf({
      remark: [() => {}],
      overrides: [{ files: 'drafts', rules: { 'remark-lint/no-html': 'off' } }],
    });
    expect(settings.remarkLevelFor('drafts/a.md', 'remark-lint/no-html')).toBe('off');
    expect(settings.remarkLevelFor('a.md', 'remark-lint/no-html')).toBeUndefined();
  });

  test('are silent under --only, unless it names them', async () => {
    const remarkRules = ['remark-lint/no-empty-url', 'remark-lint/no-reference-like-url'];
    const settings = await settingsOf({}, { only: ['remark-lint/no-empty-url'], remarkRules });
    expect(settings.remarkLevelFor('a.md', 'remark-lint/no-empty-url')).toBeUndefined();
    expect(settings.remarkLevelFor('a.md', 'remark-lint/no-reference-like-url')).toBe('off');
    expect(levelsOf(settings)).toEqual({});
  });
});

describe('files', () => {
  test('are ignored as in .gitignore: names anywhere, folders whole, the last pattern wins', async () => {
    const { isIgnored } = await settingsOf({ ignore: ['README.md', 'old/', '/drafts/*.md', 'a/**/b', '!old/keep.md'] });
    const files = [
      'README.md',
      'docs/README.md',
      'old/a.md',
      'old/keep.md',
      'x/old/a.md',
      'drafts/a.md',
      'x/drafts/a.md',
    ];
    expect(files.filter(isIgnored)).toEqual(['README.md', 'docs/README.md', 'old/a.md', 'x/old/a.md', 'drafts/a.md']);
    expect(isIgnored('a/x/b/post.md')).toBe(true);
  });

  test('are content where “content” says so, and undecided where it says nothing', async () => {
    const { isContent } = await settingsOf({ content: ['posts/**/*.md', '!posts/drafts'] });
    expect(['posts/a.md', 'posts/2024/a.md', 'posts/drafts/a.md', 'a.md'].filter(file => isContent?.(file))).toEqual([
      'posts/a.md',
      'posts/2024/a.md',
    ]);
    expect((await settingsOf({})).isContent).toBeUndefined();
  });

  test('that a glob fails to find make a notice, with its line', async () => {
    const settings = await settingsOf(
      '{\n"ignore": ["old/**", "!posts/keep.md", "/node_modules/**"],\n"overrides": [\n{ "files": ["drafts"] },\n{ "files": ["*.md"] }] }',
    );
    const unmatched = (...files: string[]) =>
      settings.findUnmatchedGlobs({ files: () => files, mayHoldOthers: path => path === 'node_modules' });
    expect(unmatched('old/a.md', 'posts/b.md')).toEqual([
      '“!posts/keep.md” in “ignore” matches no file (.postlintrc.json:2)',
      '“drafts” in “overrides” matches no file (.postlintrc.json:4)',
    ]);
    expect(unmatched('old/a.md', 'posts/keep.md', 'drafts/c.md')).toEqual([]);
  });

  test('of the site are seen from the configuration’s folder', async () => {
    const ports = memoryFiles({ '/blog/.postlintrc.json': '{ "root": "site" }', '/blog/site/index.md': '' });
    const loaded = await loadConfig({ cwd: '/blog/site' }, ports);
    expect(resolveSettings(loaded, { registry, ruleFlags: [], only: [] })).toMatchObject({
      folder: '/blog',
      root: '/blog/site',
    });
  });
});

describe('the fingerprint', () => {
  test('is the same for the same configuration and differs for another', async () => {
    const first = await settingsOf({ rules: { 'image-alt': 'off' } });
    expect((await settingsOf({ rules: { 'image-alt': 'off' } })).fingerprint).toBe(first.fingerprint);
    expect((await settingsOf({ rules: { 'image-alt': 'info' } })).fingerprint).not.toBe(first.fingerprint);
    expect((await settingsOf({}, { ruleFlags: ['image-alt: off'] })).fingerprint).not.toBe(first.fingerprint);
    const remark = (await settingsOf({ remark: [() => 'cats'] })).fingerprint;
    expect((await settingsOf({ remark: [() => 'dogs'] })).fingerprint).not.toBe(remark);
  });
});
