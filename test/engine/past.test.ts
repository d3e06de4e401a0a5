import { describe, expect, test } from 'vitest';
import { documentRule, type Rule, siteRule } from '../../src/core/rule.ts';
import type { ChangedFile } from '../../src/engine/change.ts';
import type { Ports } from '../../src/engine/ports.ts';
import { memoryPorts } from '../memory-ports.ts';
import { openOn } from './open-on.ts';

type Files = Readonly<Record<string, string>>;

/** Every line with an exclamation mark, its line ending included. */
const loudLine = documentRule({
  id: 'loud-line',
  summary: 'a loud line',
  severity: 'warning',
  check: (doc, { report }) => {
    for (const match of doc.text.matchAll(/.*!\n/g))
      report({ at: [match.index, match.index + match[0].length], message: 'Loud' });
  },
});

const linkToNothing = siteRule({
  id: 'link-to-nothing',
  summary: 'a link that leads nowhere',
  severity: 'error',
  check: (site, { report }) => {
    for (const page of site.pages)
      for (const link of page.facts.links)
        if (site.resolve(page, link).kind === 'missing') report({ file: page.file, at: link.range, message: 'Gone' });
  },
});

/** One finding for the whole site, on its first page. */
const count = siteRule({
  id: 'count',
  group: 'front matter',
  summary: 'the number of pages',
  severity: 'info',
  check: (site, { report }) => {
    const [page] = site.pages;
    if (page) report({ file: page.file, at: [0, 1], message: `There are ${site.pages.length} pages` });
  },
});

const broken = documentRule({
  id: 'broken',
  summary: 'a rule with a bug',
  severity: 'error',
  check: () => {
    throw new Error('purr');
  },
});

interface Changed {
  readonly files: Readonly<Record<string, ChangedFile>>;
  readonly rules: readonly Rule[];
  readonly onlyLines?: boolean;
  readonly bases?: readonly Ports[];
}

async function lint(
  before: Files,
  after: Files,
  { files, rules, onlyLines = false, bases = [memoryPorts(before)] }: Changed,
) {
  const session = openOn(memoryPorts(after), {
    rules,
    change: {
      files: new Map(Object.entries(files).map(([file, changed]) => [`/site/${file}`, changed])),
      bases: bases.map(ports => () => ports),
      onlyLines,
      comparesAddresses: true,
    },
  });
  const { reports } = await session.check();
  return reports.flatMap(({ diagnostics }) =>
    diagnostics.map(({ rule, file, span, message, related = [] }) =>
      [
        `${file}:${span.start.line}`,
        rule,
        ...(message.includes('because') ? ['caused'] : []),
        ...related.map(each => each.message),
      ].join(' '),
    ),
  );
}

describe('of changed lines alone', () => {
  const changed = { files: { 'milo.md': { kind: 'changed' } }, rules: [loudLine], onlyLines: true } as const;

  test('a finding that ends where the next line begins is not on that line', async () => {
    const before = { 'milo.md': 'Old!\nquiet\n' };
    expect(await lint(before, { 'milo.md': 'Old!\nchanged\n' }, changed)).toEqual([]);
    expect(await lint(before, { 'milo.md': 'Old!\nNew!\n' }, changed)).toEqual(['milo.md:2 loud-line']);
  });

  test('a post that moved has its lines from there', async () => {
    const files = {
      'tilda.md': { kind: 'added', from: '/site/milo.md' },
      'milo.md': { kind: 'deleted', to: '/site/tilda.md' },
    } as const;
    const after = { 'tilda.md': 'Old!\nNew!\n' };
    expect(await lint({ 'milo.md': 'Old!\n' }, after, { ...changed, files })).toEqual(['tilda.md:2 loud-line']);
  });

  test('a post that is new, or was not there before, is all new', async () => {
    expect(
      await lint({ 'a.md': '' }, { 'milo.md': 'New!\n' }, { ...changed, files: { 'milo.md': { kind: 'added' } } }),
    ).toEqual(['milo.md:1 loud-line']);
    expect(await lint({ 'a.md': '' }, { 'milo.md': 'New!\n' }, changed)).toEqual(['milo.md:1 loud-line']);
  });

  test('of two histories, a line that either has is not new', async () => {
    const bases = [memoryPorts({ 'milo.md': 'One!\n' }), memoryPorts({ 'milo.md': 'Two!\n' })];
    const after = { 'milo.md': 'One!\nTwo!\nThree!\n' };
    expect(await lint({}, after, { ...changed, bases })).toEqual(['milo.md:3 loud-line']);
  });
});

describe('in other posts', () => {
  const links = '[a](tilda.md) [b](box.txt)\n';
  const rules = [linkToNothing];

  test('a link that a change breaks is told with its cause', async () => {
    const before = { 'milo.md': links, 'tilda.md': '', 'box.txt': '' };
    const gone = { 'tilda.md': { kind: 'deleted' }, 'box.txt': { kind: 'deleted' } } as const;
    expect(await lint(before, { 'milo.md': links }, { files: gone, rules })).toEqual([
      'milo.md:1 link-to-nothing caused It led here, and this file is deleted',
      'milo.md:1 link-to-nothing caused It led here, and this file is deleted',
    ]);
    const moved = {
      'tilda.md': { kind: 'deleted', to: '/site/new.md' },
      'new.md': { kind: 'added', from: '/site/tilda.md' },
    } as const;
    expect(await lint(before, { 'milo.md': links, 'new.md': '', 'box.txt': '' }, { files: moved, rules })).toEqual([
      'milo.md:1 link-to-nothing caused It led here when this file was “tilda.md”',
    ]);
  });

  test('what was broken before is not told, nor what statistics say with other numbers', async () => {
    const before = { 'milo.md': '[a](gone.md)\n' };
    const after = { ...before, 'tilda.md': '' };
    expect(
      await lint(before, after, { files: { 'tilda.md': { kind: 'added' } }, rules: [linkToNothing, count] }),
    ).toEqual([]);
  });

  test('before the first commit there was nothing that could break', async () => {
    const after = { 'milo.md': links, 'tilda.md': '', 'box.txt': '' };
    expect(
      await lint({}, { 'milo.md': links }, { files: { 'other.txt': { kind: 'added' } }, rules, bases: [] }),
    ).toEqual([]);
    expect(await lint({}, after, { files: { 'milo.md': { kind: 'added' } }, rules, bases: [] })).toEqual([]);
  });

  test('a folder that was not there before has no past', async () => {
    const files = { 'milo.md': { kind: 'changed' }, 'tilda.md': { kind: 'deleted' } } as const;
    const nowhere = { ...memoryPorts({}), kindOf: () => undefined };
    expect(await lint({}, { 'milo.md': links }, { files, rules, bases: [nowhere] })).toEqual([
      'milo.md:1 link-to-nothing',
      'milo.md:1 link-to-nothing',
    ]);
  });

  test('a rule with a bug is told wherever it fails', async () => {
    const posts = { 'milo.md': 'a', 'tilda.md': 'b' };
    expect(await lint(posts, posts, { files: { 'tilda.md': { kind: 'changed' } }, rules: [broken] })).toEqual([
      'tilda.md:1 internal/broken',
    ]);
  });
});
