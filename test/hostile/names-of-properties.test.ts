import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { lint } from '../../src/index.ts';
import { reportJson } from '../../src/report/json.ts';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 120_000 });

const own = Object.getOwnPropertyNames(Object.prototype);
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(own);
  expect({}).not.toHaveProperty('polluted');
});

/** Names that every object of JavaScript has, each with a word of the same length that none has. */
const words = [
  ['__proto__', '__whisk__'],
  ['constructor', 'construktor'],
  ['prototype', 'prototyqe'],
  ['isPrototypeOf', 'isPrototypeOv'],
  ['toString', 'toStrinq'],
  ['valueOf', 'valueOv'],
] as const;

/** A name wherever an author can write one. */
const post = (name: string, day: number) => `---
layout: ${name}
title: Milo ${day}
author: ${name}
authors: [${name}]
tags: [${name}, milo]
categories: ${name}
${name}: { ${name}: { polluted: 1 } }
taxonomies: { ${name}: [${name}] }
redirect_from: /${name}/
---

## ${name}

[a](#${name}) [b][${name}] ![c](/${name}.png) [d](/${name}/) [^${name}] [e](${name}:x) \`${name}\`

<${name} ${name}="${name}" href="/${name}">x</${name}> <a ${name}="x" href="/${name}/gone">f</a>

{% include ${name} %} {% ${name} %} {{ ${name}.${name} | ${name} }} {% post_url ${name} %}

{{< ${name} ${name}="x" >}} {{< ref "${name}" >}} {${name}} [[${name}]]

\`\`\`${name}
\`\`\`

[b${day}]: /${name}
[^${name}${day}]: ${name}
{: #${name} .${name}}

<!-- postlint-disable ${name} -->
`;

const sites: Readonly<Record<string, (name: string) => Readonly<Record<string, string>>>> = {
  jekyll: name => ({
    '_config.yml': `title: Cats\n${name}: 1\ncollections:\n  ${name}: { output: true }\ndefaults:\n  - scope: { path: "" }\n    values: { ${name}: 1 }\n`,
    '_data/authors.yml': `milo: { name: Milo }\n${name}: { ${name}: { polluted: 1 } }\n`,
    [`_layouts/milo.html`]: '{{ content }}',
    [`_${name}/milo.md`]: post(name, 1),
    '_posts/2024-01-01-milo.md': post(name, 2),
    '_posts/2024-01-02-milo.md': post(name, 3),
  }),
  hugo: name => ({
    'hugo.toml': `title = "Cats"\n[taxonomies]\ntag = "tags"\n${name} = "${name}"\n[params.${name}]\n${name} = 1\n[permalinks]\n${name} = "/:title/"\n`,
    [`content/${name}/milo.md`]: post(name, 1),
    'content/posts/milo.md': post(name, 2),
    'layouts/shortcodes/milo.html': '',
  }),
  docusaurus: name => ({
    'docusaurus.config.js': `module.exports = { title: 'Cats', url: 'https://cats.example', baseUrl: '/', presets: [['classic', { ${JSON.stringify(name)}: 1 }]] };`,
    'package.json': `{ "dependencies": { "@docusaurus/core": "3.0.0", "${name}": "1" } }`,
    'blog/authors.yml': `milo: { name: Milo }\n${name}: { name: ${name}, ${name}: { polluted: 1 } }\n`,
    'blog/tags.yml': `milo: {}\n${name}: { ${name}: 1 }\n`,
    'blog/2024-01-01-milo.md': post(name, 1),
    'docs/milo.md': post(name, 2),
    [`docs/${name}.md`]: '---\ntitle: x\n---\n\nPurr.\n',
  }),
  plain: name => ({ 'milo.md': post(name, 1), [`${name}/tabby.md`]: post(name, 2) }),
};

/** Everything that is found in a site, with the name written as another. */
async function findAll(files: Readonly<Record<string, string>>, cwd: string): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const result = await lint({
    cwd,
    useConfig: false,
    rules: ['tag-case: error', 'unknown-tag: error', 'missing-description: error'],
  });
  return reportJson({ ...result, milliseconds: 0 });
}

/** As it is written, and in the lowercase of addresses. */
function rename(text: string, name: string, like: string): string {
  return text.replaceAll(name, like).replaceAll(name.toLowerCase(), like.toLowerCase());
}

test.each(Object.entries(sites))(
  'in a site of %s, a name of JavaScript’s own is a name like any other',
  async (_, siteOf) => {
    for (const [name, like] of words) {
      const found = await findAll(siteOf(name), makeFolder({}));
      expect(found).not.toContain('internal/');
      expect(rename(found, name, like)).toBe(await findAll(siteOf(like), makeFolder({})));
    }
  },
);

test.each(['__proto__', 'constructor', 'toString'])('%s is nothing that postlint knows', async name => {
  const folder = makeFolder(catBlog);
  for (const flags of [
    `--rule ${name}:error`,
    `--only ${name}`,
    `--format ${name}`,
    `explain ${name}`,
    `completion ${name}`,
    name,
  ])
    expectWords(await runShell(`postlint ${flags}`, folder), 2);
  const configs = [
    `{ "${name}": { "polluted": true } }`,
    `{ "rules": { "${name}": "error" } }`,
    `{ "rules": { "tag-case": ["error", { "${name}": { "polluted": 1 } }] } }`,
    `{ "generator": "${name}" }`,
    `{ "plugins": ["${name}"] }`,
    `{ "external": { "${name}": 1 } }`,
  ];
  for (const config of configs) {
    writeFileSync(join(folder, '.postlintrc.json'), config);
    expectWords(await runShell('postlint', folder), 2, /\.postlintrc\.json/);
  }
});

test('reports of shards and baselines with such names are what they say, or refused', async () => {
  const folder = makeFolder(catBlog);
  const shards = await runShell(
    'for i in 1 2; do postlint --shard $i/2 --format json:$i.json; done; cat 1.json',
    folder,
  );
  const report = JSON.parse(shards.out);
  const polluted = {
    ...report,
    shard: {
      ...report.shard,
      posts: [{ path: '__proto__', key: 'x', result: '{"__proto__":{"polluted":1}}', sum: 'x' }],
    },
  };
  writeFileSync(
    join(folder, '1.json'),
    JSON.stringify(polluted).replace('"shard":{', '"shard":{"__proto__":{"polluted":1},'),
  );
  const merged = await runShell('postlint merge-reports 1.json 2.json --format compact', folder);
  expect(merged.err).not.toMatch(/\n\s+at /);
  expect([1, 2]).toContain(merged.code);
  writeFileSync(
    join(folder, '.postlint-baseline.json'),
    '{"version": 1, "__proto__": {"polluted": 1}, "files": {"__proto__": {"__proto__": 1, "constructor": 2}}}',
  );
  const run = await runShell('postlint --no-cache --format compact', folder);
  expectWords(run, 1);
  expect(run.out).toContain('“/vet/” does not exist');
});
