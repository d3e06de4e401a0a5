import { describe, expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

/** Lints one post of a collection whose schema is this. */
async function check(schema: string, frontMatter: string, others: Readonly<Record<string, string>> = {}) {
  const { reports } = await lintMemory({
    only: ['schema'],
    files: {
      'astro.config.mjs': 'export default {};',
      'src/content.config.ts': [
        "import { defineCollection, reference } from 'astro:content';",
        "import { z } from 'astro/zod';",
        "import { glob } from 'astro/loaders';",
        "import { authored } from './authored';",
        "import { measured } from 'a-package';",
        "const base = z.object({ title: z.string(), lang: z.literal('en').default('en') });",
        "const diary = defineCollection({ loader: glob({ pattern: '**/*.md', base: 'src/diary' }),",
        `  schema: ${schema} });`,
        'export const collections = { diary };',
      ].join('\n'),
      'src/authored.ts': "import { z } from 'zod';\nexport const authored = z.object({ author: z.string() });",
      'src/diary/milo.md': `---\n${frontMatter}\n---\n`,
      ...others,
    },
  });
  return reports.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message.replace(/; Astro stops.*/, '')));
}

describe('what is reported', () => {
  test.each([
    ['a key of an extended schema', 'base.extend({ mood: z.string() })', 'title: Milo', ['“mood” is missing']],
    ['a key of a merged one from another module', 'base.merge(authored)', 'title: Milo', ['“author” is missing']],
    ['a function that returns it', '() => base', 'mood: sleepy', ['“title” is missing']],
    ['a chain that ends in a change', 'base.transform(entry => entry)', 'x: 1', ['“title” is missing']],
    [
      'a key that is empty',
      'z.object({ title: z.string().nullish(), a: z.string() })',
      'title:\na: ~',
      ['“a” is empty, and must be text'],
    ],
    [
      'text for a number',
      'z.object({ n: z.coerce.number(), m: z.number() })',
      'n: many\nm: "7"',
      ['“n” is the text “many”, not a number', '“m” is the text “7”, not a number'],
    ],
    [
      'an unknown key of a strict schema',
      'base.strict()',
      'title: Milo\ntitel: x',
      ['“titel” is not a key of the schema'],
    ],
    [
      'a text where an object stands',
      'z.object({ cover: z.object({ src: z.string() }) })',
      'cover: a.jpg',
      ['“cover” is the text “a.jpg”, not a map'],
    ],
    [
      'an address and a day that are dates',
      'z.object({ on: z.iso.date(), at: z.url() })',
      'on: 2024-05-01\nat: 2',
      ['“on” is a date, not text', '“at” is 2, not text'],
    ],
    [
      'a value of none of several types',
      'z.object({ n: z.string().or(z.number()) })',
      'n: [1]',
      ['“n” is a list, not text or a number'],
    ],
  ])('%s', async (_, schema, frontMatter, expected) => {
    expect(await check(schema, frontMatter)).toEqual(expected);
  });

  test('a page of Starlight without a title', async () => {
    const { reports } = await lintMemory({
      only: ['schema'],
      files: {
        'astro.config.mjs':
          "import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ title: 'Cats' })] };",
        'src/content.config.ts': [
          "import { docsLoader } from '@astrojs/starlight/loaders';",
          "import { docsSchema } from '@astrojs/starlight/schema';",
          'export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };',
        ].join('\n'),
        'src/content/docs/milo.md': '---\ndescription: A cat\n---\n',
      },
    });
    expect(reports.map(({ file, diagnostics }) => [file, diagnostics.length])).toEqual([
      ['src/content/docs/milo.md', 1],
    ]);
  });

  test('a reference to an entry that is not there', async () => {
    const schema = "z.object({ related: z.array(reference('diary')) })";
    const others = { 'src/diary/Tilda Moves In.md': '---\nrelated: []\n---\n' };
    expect(await check(schema, 'related: [tilda-moves-in, tom]', others)).toEqual([
      '“related.1” names “tom”, and collection “diary” has no such entry',
    ]);
  });
});

describe('what only running it would tell is fine', () => {
  test.each([
    ['a schema of a package', 'measured', 'x: 1'],
    ['a method that is not known', 'base.partial()', 'x: 1'],
    ['a part of a package', 'z.object({ title: measured.title })', 'x: 1'],
    ['a preprocessed key', 'z.object({ title: z.preprocess(String, z.string()) })', 'x: 1'],
    ['a schema that is extended by a package’s', 'base.extend(measured)', 'title: [1]'],
    ['a schema that spreads a package’s', 'z.object({ title: z.string(), ...measured })', 'title: [1]'],
    ['a fallback', "z.object({ title: z.string().catch('Milo') })", 'title: [1]'],
    ['text or date', 'z.object({ on: z.string().or(z.date()) })', 'on: 2024-05-01'],
    ['a date as JavaScript reads it', 'z.object({ on: z.coerce.date() })', 'on: May 1, 2024'],
    ['a schema that contains itself', 'z.lazy(() => base)', 'x: 1'],
    ['a reference to a collection whose entries a loader makes', "z.object({ cat: reference('cats') })", 'cat: tom'],
    ['text that coercion makes of anything', 'z.object({ title: z.coerce.string() })', 'title: 7'],
  ])('%s', async (_, schema, frontMatter) => {
    expect(await check(schema, frontMatter)).toEqual([]);
  });

  test('front matter that could not be read as a whole', async () => {
    expect(await check('base', 'title: Milo: a cat')).toEqual([]);
  });

  test('an entry with a slug of its own', async () => {
    const others = { 'src/diary/tilda.md': '---\nslug: queen\ncat: milo\n---\n' };
    expect(await check("z.object({ cat: reference('diary') })", 'cat: queen', others)).toEqual([]);
  });
});
