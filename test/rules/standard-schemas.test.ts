import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../../src/index.ts';

/** The same schema four times: a title, a mood out of two, tags that are text, a cover with an alternative text. */
const configurations = {
  Zod: `import { z } from 'zod';
    export default { frontMatter: z.object({
      title: z.string(),
      mood: z.enum(['curious', 'sleepy']).optional(),
      tags: z.array(z.string()).optional(),
      cover: z.object({ alt: z.string() }).optional(),
      date: z.coerce.date(),
    }) };`,
  Valibot: `import * as v from 'valibot';
    export default { frontMatter: v.object({
      title: v.string(),
      mood: v.optional(v.picklist(['curious', 'sleepy'])),
      tags: v.optional(v.array(v.string())),
      cover: v.optional(v.object({ alt: v.string() })),
      date: v.pipe(v.string(), v.isoDate()),
    }) };`,
  ArkType: `import { type } from 'arktype';
    export default { frontMatter: type({
      title: 'string',
      'mood?': "'curious' | 'sleepy'",
      'tags?': 'string[]',
      'cover?': { alt: 'string' },
      date: 'string.date.iso',
    }) };`,
  'JSON Schema': `export default { frontMatter: {
      required: ['title', 'date'],
      properties: {
        title: { type: 'string' },
        mood: { enum: ['curious', 'sleepy'] },
        tags: { type: 'array', items: { type: 'string' } },
        cover: { type: 'object', required: ['alt'], properties: { alt: { type: 'string' } } },
        date: { type: 'string', format: 'date' },
      },
    } };`,
};

const good = '---\ntitle: Boxes\nmood: sleepy\ntags: [cats]\ncover: { alt: A box }\ndate: 2024-05-01\n---\n';
const bad = '---\nmood: angry\ntags:\n  - cats\n  - 7\ncover:\n  image: box.jpg\ndate: soon\n---\n';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postlint-schemas-'));
  // A configuration imports its schema library from where the site has it installed.
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Lints both posts with a configuration; each finding as `file:line:column name`. */
async function run(name: string, configuration: string): Promise<string[]> {
  const site = join(folder, name.replace(' ', '-'));
  mkdirSync(site);
  writeFileSync(join(site, 'postlint.config.ts'), configuration);
  writeFileSync(join(site, 'good.md'), good);
  writeFileSync(join(site, 'bad.md'), bad);
  const { reports } = await lint({ cwd: site, only: ['schema'] });
  return reports.flatMap(({ file, diagnostics }) =>
    diagnostics.map(({ span: { start }, message }) => `${file}:${start.line}:${start.column} ${message}`),
  );
}

describe('a schema in the configuration', () => {
  test.each(Object.entries(configurations))('of %s: each violation is at its key', async (name, configuration) => {
    const found = await run(name, configuration);
    expect(found.map(line => /^\S+ “[^”]+”/.exec(line)?.[0]).sort()).toEqual([
      'bad.md:1:1 “title”',
      'bad.md:2:7 “mood”',
      'bad.md:5:5 “tags.1”',
      'bad.md:6:1 “cover.alt”',
      'bad.md:8:7 “date”',
    ]);
  });
});
