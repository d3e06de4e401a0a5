import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { lint } from '../../src/index.ts';
import { expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 120_000 });

const miaow = "require('node:fs').writeFileSync('miaow', '')";
const esm = "import { writeFileSync } from 'node:fs'; writeFileSync('miaow', '');";
const body = `\n\n{${miaow}} {{ "${miaow}" | js }} {% js %}${miaow}{% endjs %} <script>${miaow}</script>\n`;

/** Posts that a careless reader of front matter, templates or MDX would run. */
const posts: Readonly<Record<string, string>> = {
  '1-js.md': `---js\n${miaow}, { title: 'Milo' }\n---${body}`,
  '2-javascript.md': `---javascript\nmodule.exports = (${miaow}, {})\n---${body}`,
  '3-coffee.md': `---coffee\n${miaow}\n---${body}`,
  '4-space.md': `--- js\n${miaow}\n---${body}`,
  '5-tags.md': `---\ntitle: !!js/function 'function () { ${miaow} }'\nname: !!js/regexp /a/\ncat: !ruby/object:Gem::Requirement {}\n---${body}`,
  '6-mdx.mdx': `---\ntitle: Milo\n---\n\nexport const x = ${miaow};\n\n{${miaow}}\n`,
};

const sites: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, folder: string]>> = {
  jekyll: [
    {
      '_config.yml': `title: !!js/function 'function () { ${miaow} }'\n`,
      '_plugins/milo.rb': 'File.write("miaow", "")',
    },
    '_posts/2024-01-0',
  ],
  hugo: [{ 'hugo.toml': '' }, 'content/'],
  hexo: [
    { '_config.yml': '', 'package.json': '{"dependencies":{"hexo":"8"}}', 'scripts/milo.js': miaow },
    'source/_posts/',
  ],
  zola: [{ 'config.toml': 'base_url = "https://cats.example"' }, 'content/'],
  eleventy: [
    {
      '.eleventy.js': `${miaow};\nmodule.exports = () => ({ dir: { input: '.' } });`,
      '_data/cats.js': miaow,
      '1-js.11tydata.js': miaow,
    },
    '',
  ],
  astro: [
    {
      'astro.config.mjs': `${esm}\nexport default {};`,
      'src/content.config.ts': `${esm}\nexport const collections = {};`,
    },
    'src/content/blog/',
  ],
  docusaurus: [
    { 'docusaurus.config.js': `${miaow};\nmodule.exports = { presets: [['classic', {}]] };`, 'sidebars.js': miaow },
    'docs/',
  ],
  plain: [{ 'postlint.config.mjs': `${esm}\nexport default {};` }, ''],
};

test.each(Object.entries(sites))('nothing in a site of %s is run', async (_, [settings, prefix]) => {
  const named = Object.entries(posts).map(([name, text]) => [prefix + name, text]);
  const folder = makeFolder({ ...settings, ...Object.fromEntries(named) });
  const run = await runShell('postlint --no-cache --no-config --format json; postlint --no-cache --no-code', folder);
  expect(run.out).toMatch(/"files": [1-9]/);
  expect(run.out + run.err).not.toMatch(/internal\/|\n\s+at |should not have happened/);
  expect(existsSync(join(folder, 'miaow'))).toBe(false);
});

const ten = (level: number) => Array.from({ length: 10 }, () => `*l${level}`).join(', ');
const bomb = `l0: &l0 purr\n${Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${ten(level)}]\n`).join('')}`;
const merges = `l0: &l0 {a: 1}\n${Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} {<<: [${ten(level)}]}\n`).join('')}`;
const deep = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);
const post = '---\ntitle: Milo\nlayout: post\nauthor: milo\nauthors: [milo]\ntags: [cats]\n---\n\n[Gone](/gone/)\n';

const bombs: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['Jekyll’s configuration', { '_config.yml': bomb, '_posts/2024-01-01-milo.md': post }],
  ['Jekyll’s configuration, merged', { '_config.yml': merges, '_posts/2024-01-01-milo.md': post }],
  ['Jekyll’s configuration, nested', { '_config.yml': `a: ${deep('[', ']')}`, '_posts/2024-01-01-milo.md': post }],
  [
    'Jekyll’s configuration, nested maps',
    { '_config.yml': `a: ${deep('{a: ', '}')}`, '_posts/2024-01-01-milo.md': post },
  ],
  ['authors of Jekyll', { '_config.yml': '', '_data/authors.yml': bomb, '_posts/2024-01-01-milo.md': post }],
  [
    'authors of Jekyll in JSON',
    { '_config.yml': '', '_data/authors.json': deep('[', ']'), '_posts/2024-01-01-milo.md': post },
  ],
  [
    'authors and tags of Docusaurus',
    {
      'docusaurus.config.js': "module.exports = { presets: [['classic', {}]] };",
      'blog/authors.yml': bomb,
      'blog/tags.yml': merges,
      'blog/milo.md': post,
    },
  ],
  [
    'the configuration of Docusaurus',
    {
      'docusaurus.config.js': "module.exports = { presets: [['classic', {}]], customFields: require('./milo.js') };",
      'milo.js': `module.exports = ${deep('[', ']')};`,
      'docs/milo.md': post,
    },
  ],
  ['Hugo’s configuration', { 'hugo.toml': `a = ${deep('[', ']')}`, 'content/milo.md': post }],
  ['Hugo’s configuration in YAML', { 'hugo.yaml': bomb, 'content/milo.md': post }],
  ['Hugo’s configuration in JSON', { 'hugo.json': `{"a": ${deep('[', ']')}}`, 'content/milo.md': post }],
  [
    'Zola’s configuration',
    { 'config.toml': `base_url = "https://cats.example"\na = ${deep('{a = ', '}')}`, 'content/milo.md': post },
  ],
  [
    'Astro’s configuration',
    {
      'astro.config.mjs': `export default { a: ${deep('(', ')')} };`,
      'src/content/blog/milo.md': post,
      'src/content.config.ts': `const a = ${'['.repeat(10_000)}`,
    },
  ],
  [
    'Eleventy’s configuration',
    {
      '.eleventy.js': `module.exports = c => { ${deep('{', '}')} };`,
      '_data/milo.json': deep('[', ']'),
      'milo.md': post,
    },
  ],
  [
    'Hexo’s configuration',
    { '_config.yml': bomb, 'package.json': '{"dependencies":{"hexo":"8"}}', 'source/_posts/milo.md': post },
  ],
  [
    'a layout',
    {
      '_config.yml': '',
      '_layouts/post.html': deep('<div>', '</div>') + deep('{% if a %}', '{% endif %}'),
      '_posts/2024-01-01-milo.md': post,
    },
  ],
  [
    'a layout of itself',
    {
      '_config.yml': '',
      '_layouts/post.html': '---\nlayout: post\n---\n{% include a.html %}',
      '_includes/a.html': '{% include a.html %}',
      '_posts/2024-01-01-milo.md': post,
    },
  ],
];

test.each(bombs)('%s, as a bomb, goes off in nobody’s hands', async (_, files) => {
  const start = process.cpuUsage();
  const { reports } = await lint({ cwd: makeFolder(files), useConfig: false });
  const { user, system } = process.cpuUsage(start);
  expect(user + system).toBeLessThan(5_000_000);
  const rules = reports.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule));
  expect(rules.filter(rule => rule.startsWith('internal/'))).toEqual([]);
});

test.each([
  ['.postlintrc.yaml', bomb],
  ['.postlintrc.yaml', `rules: ${deep('[', ']')}`],
  ['.postlintrc.yaml', `rules: ${deep('{a: ', '}')}`],
  ['.postlintrc.json', `{"rules": ${deep('[', ']')}}`],
  ['.postlintrc.json', `{"rules": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`],
  ['.postlintrc.json', `{"frontMatter": ${'{"allOf":['.repeat(10_000)}{}${']}'.repeat(10_000)}}`],
  ['.postlint-baseline.json', `{"version": 1, "files": ${deep('[', ']')}}`],
])('%s of postlint, as a bomb, is an error', async (file, text) => {
  const run = await runShell('postlint --no-cache', makeFolder({ 'milo.md': '# Milo\n', [file]: text }));
  expect({ code: run.code, err: run.err }).toEqual({ code: 2, err: expect.stringContaining(file) });
  expect(run.err).not.toMatch(/\n\s+at |should not have happened/);
});

/** Code that calls a parser for itself in ways that no bracket shows, or that hides its brackets. */
const chains: readonly (readonly [string, string])[] = [
  ['arrows', `${'a=>'.repeat(30_000)}1`],
  ['assignments', `${'a='.repeat(30_000)}1`],
  ['signs', `${'!'.repeat(60_000)}1`],
  ['words', `${'typeof '.repeat(60_000)}1`],
  ['choices', `${'a?b:'.repeat(30_000)}1`],
  ['powers', `${'a**'.repeat(60_000)}1`],
  ['sums', `${'a+'.repeat(90_000)}1`],
  ['brackets', deep('[', ']')],
  ['brackets that stay open', '['.repeat(20_000)],
  ['brackets with others in strings', `${"[']',".repeat(20_000)}1${']'.repeat(20_000)}`],
  ['brackets with others in regular expressions', `${'[/]/,'.repeat(20_000)}1${']'.repeat(20_000)}`],
  ['parentheses', deep('(', ')')],
  ['objects', `${'({a:'.repeat(10_000)}1${'})'.repeat(10_000)}`],
  ['templates', `${'`${'.repeat(10_000)}1${'}`'.repeat(10_000)}`],
  ['elements', `${'<a>'.repeat(30_000)}${'</a>'.repeat(30_000)}`],
  ['bodies', `${'()=>{if(a)'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['types', `x as ${'A<()=>'.repeat(20_000)}`],
];

test.each(chains)('%s in the configuration of a generator end no run, and nothing is known of it', async (_, code) => {
  const configured: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    docusaurus: { 'docusaurus.config.js': `module.exports = ${code};`, 'docs/tabby.md': post },
    'docusaurus with types': { 'docusaurus.config.ts': `export default ${code};`, 'docs/tabby.md': post },
    astro: { 'astro.config.mjs': `export default ${code};`, 'src/content/blog/tabby.md': post },
    eleventy: {
      'eleventy.config.js': `export default ${code};`,
      'src/_data/cats.js': `export default ${code};`,
      'tabby.11tydata.js': `export default ${code};`,
      'tabby.md': post,
      'milo.md': `---js\n${code}\n---\n`,
    },
  };
  for (const [name, files] of Object.entries(configured)) {
    const run = await runShell('postlint --no-cache --no-config --format compact', makeFolder(files));
    expect(run.out, name).not.toContain('internal/');
    // Where its posts are is not known, either.
    if (name.startsWith('docusaurus')) expectWords(run, 2, 'No posts found in this folder');
    else expect([name, run.code]).toEqual([name, expect.toBeOneOf([0, 1])]);
  }
});

test('types of types of types, which a parser reads again and again, take no time', async () => {
  const folder = makeFolder({
    'docusaurus.config.ts': `export default ${'A<A<(a='.repeat(40)}`,
    'docs/tabby.md': post,
  });
  expectWords(await runShell('postlint --no-cache --no-config', folder), 2, 'No posts found in this folder');
});

test.each(chains)('%s in an expression or export of MDX end no run', async (_, code) => {
  const folder = makeFolder({
    'docusaurus.config.js': "module.exports = { presets: [['classic', {}]] };",
    'docs/milo.mdx': `# Milo\n\n{${code}}\n`,
    'docs/otto.mdx': `# Otto\n\nexport const otto = ${code};\n`,
    'docs/luna.mdx': `# Luna\n\nA cat <Cat name={${code}} /> in {'a text'}\n`,
    'docs/felix.mdx': `# Felix\n\n{\`\n\`\`\`\n\`}\n{${code}}\n\n\`\`\`\n`,
    'docs/minka.mdx': `# Minka\n\n<Cat a="\n\`\`\`\n" b={${code}} />\n\n\`\`\`\n`,
    'docs/mimi.mdx': `# Mimi\n\n- [ ] \`\`\`\n{${code}}\n\`\`\`\n`,
    'docs/tabby.mdx': '# Tabby\n\n[The vet](vet.md)\n',
  });
  for (const jobs of [1, 2]) {
    const run = await runShell(`postlint --no-cache --format compact --jobs ${jobs}`, folder);
    expect(run.out).toContain('docs/tabby.mdx:3:11: error Link target “vet.md” does not exist');
    expect(run.out).not.toMatch(/internal\/(?!read)|should not have happened/);
    expect([jobs, run.code]).toEqual([jobs, expect.toBeOneOf([1, 2])]);
  }
});
