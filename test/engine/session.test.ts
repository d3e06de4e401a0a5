import { expect, test } from 'vitest';
import { documentRule, type Rule, siteRule } from '../../src/core/rule.ts';
import type { ResultStore } from '../../src/engine/store.ts';
import { memoryPorts } from '../memory-ports.ts';
import { openOn } from './open-on.ts';

const shoutingHeading = documentRule({
  id: 'shouting-heading',
  summary: 'a heading in capitals',
  severity: 'warning',
  check: (doc, { report }) => {
    for (const heading of doc.nodes('heading')) {
      const text = doc.text.slice(heading.position?.start.offset, heading.position?.end.offset);
      if (text === text.toUpperCase()) report({ at: [0, text.length], message: 'Heading shouts' });
    }
  },
});

const lonelyPost = siteRule({
  id: 'lonely-post',
  summary: 'a site with a single page',
  severity: 'error',
  check: (site, { report }) => {
    const [page] = site.pages;
    if (page && site.pages.length === 1) report({ file: page.file, at: [0, 1], message: 'This is the only page' });
  },
});

const brokenRule = documentRule({
  id: 'broken-rule',
  summary: 'a rule with a bug',
  severity: 'error',
  check: () => {
    throw new Error('the cat sat on the keyboard');
  },
});

function lint(files: Record<string, string>, rules: readonly Rule[], paths: string[] = []) {
  return openOn(memoryPorts(files), { rules, paths });
}

test('runs document and site rules and sorts what they find by place', async () => {
  const session = lint({ 'posts/milo.md': '# MILO\n' }, [lonelyPost, shoutingHeading]);
  const result = await session.check();
  expect(result.files).toBe(1);
  expect(
    result.reports.map(report => report.diagnostics.map(({ rule, file, severity }) => ({ rule, file, severity }))),
  ).toEqual([
    [
      { rule: 'lonely-post', file: 'posts/milo.md', severity: 'error' },
      { rule: 'shouting-heading', file: 'posts/milo.md', severity: 'warning' },
    ],
  ]);
});

test('a rule that throws becomes one finding and the others go on', async () => {
  const session = lint({ 'milo.md': '# MILO\n' }, [brokenRule, shoutingHeading]);
  const result = await session.check();
  expect(result.reports[0]?.diagnostics.map(({ rule, message }) => [rule, message])).toEqual([
    ['internal/broken-rule', 'The rule broken-rule failed: the cat sat on the keyboard'],
    ['shouting-heading', 'Heading shouts'],
  ]);
});

test('indexes the whole site but reports only on the files that were asked for', async () => {
  const session = lint({ 'milo.md': '# MILO\n', 'tilda.md': '# TILDA\n' }, [shoutingHeading, lonelyPost], ['tilda.md']);
  const result = await session.check();
  expect(result.files).toBe(1);
  expect(result.reports.map(report => report.file)).toEqual(['tilda.md']);
});

test('an update checks with the text of the editor', async () => {
  const session = lint({ 'milo.md': '# Milo\n' }, [shoutingHeading]);
  expect((await session.check()).reports).toEqual([]);
  const result = await session.update('/site/milo.md', '# MILO\n');
  expect(result.reports[0]?.diagnostics).toHaveLength(1);
  expect(result.reports[0]?.text()).toBe('# MILO\n');
});

test('a path that does not exist is named', async () => {
  const session = lint({ 'milo.md': '' }, [shoutingHeading], ['mlio.md']);
  await expect(session.check()).rejects.toThrow('“mlio.md” does not exist');
});

test('a folder without posts is an error that helps', async () => {
  const session = lint({ 'milo.md': '', 'images/milo.jpg': '' }, [shoutingHeading], ['images']);
  await expect(session.check()).rejects.toThrow('No posts found in “images”');
});

test('a glob lints what it matches', async () => {
  const session = lint({ 'a/milo.md': '# MILO\n', 'b/milo.md': '# MILO\n' }, [shoutingHeading], ['a/**/*.md']);
  const result = await session.check();
  expect(result.reports.map(report => report.file)).toEqual(['a/milo.md']);
});

test('a rule that yields is silent where the other one speaks', async () => {
  const quietPost = siteRule({
    id: 'quiet-post',
    summary: 'yields to shouting-heading',
    severity: 'error',
    yieldsTo: ['shouting-heading'],
    check: (site, { report }) => {
      for (const page of site.pages) {
        report({ file: page.file, at: [0, 3], message: 'At the heading' });
        report({ file: page.file, at: [7, 11], message: 'At the text' });
      }
    },
  });
  const result = await lint({ 'milo.md': '# MILO\nText\n' }, [quietPost, shoutingHeading]).check();
  expect(result.reports[0]?.diagnostics.map(({ message }) => message)).toEqual(['Heading shouts', 'At the text']);
});

test('a post that no parser reads becomes one finding and the others go on', async () => {
  const files = { 'milo.md': '# MILO\n', 'tilda.md': '# TILDA\n' };
  const ports = memoryPorts(files);
  const unreadable = {
    ...ports,
    readBytes: (path: string) => (path.endsWith('milo.md') ? undefined : ports.readBytes(path)),
  };
  const result = await openOn(unreadable, { rules: [shoutingHeading] }).check();
  expect(result.reports.map(({ file, diagnostics }) => [file, diagnostics[0]?.rule, diagnostics[0]?.message])).toEqual([
    ['milo.md', 'internal/read', 'This file can’t be read: it can’t be opened'],
    ['tilda.md', 'shouting-heading', 'Heading shouts'],
  ]);
});

test('tells how far it is: posts of all sites, then the rules that look at a site', async () => {
  const steps: string[] = [];
  const files = { 'milo.md': '# Milo\n', 'blog/_config.yml': '', 'blog/_posts/2024-01-01-mimi.md': 'A cat.\n' };
  const session = openOn(memoryPorts(files), {
    rules: [shoutingHeading, lonelyPost],
    onProgress: ({ label, done, total }) => void steps.push(`${label} ${done}/${total}`),
  });
  await session.check();
  expect(steps).toEqual(['Reading posts 1/2', 'Checking the site 0/1', 'Reading posts 2/2', 'Checking the site 0/1']);
});

test('a README sees the files of the site below it, and that site is linted by itself', async () => {
  const linkedFiles = siteRule({
    id: 'linked-files',
    summary: 'says of each link what it leads to',
    severity: 'error',
    check: (site, { report }) => {
      for (const page of site.pages)
        for (const link of page.facts.links)
          report({ file: page.file, at: link.range, message: `${link.href}: ${site.resolve(page, link).kind}` });
    },
  });
  const files = {
    'README.md': '![Milo](docs/images/milo.jpg) [Otto](docs/_posts/2024-05-01-otto.md) [Gone](docs/gone.md)\n',
    'docs/_config.yml': 'permalink: /:title/\n',
    'docs/images/milo.jpg': 'photo',
    'docs/_posts/2024-05-01-otto.md': '---\ntitle: Otto\n---\n[Milo](/images/milo.jpg)\n',
  };
  const { reports, files: count } = await lint(files, [linkedFiles]).check();
  expect(count).toBe(2);
  expect(reports.flatMap(({ diagnostics }) => diagnostics.map(({ file, message }) => `${file} ${message}`))).toEqual([
    'README.md docs/images/milo.jpg: asset',
    'README.md docs/_posts/2024-05-01-otto.md: asset',
    'README.md docs/gone.md: missing',
    'docs/_posts/2024-05-01-otto.md /images/milo.jpg: asset',
  ]);
});

test('a result in which something of ours failed is not remembered', async () => {
  const kept: string[] = [];
  const store: ResultStore = { open: ({ file }) => ({ keep: () => void kept.push(file) }) };
  const brokenTilda = documentRule({
    ...brokenRule,
    check: (doc, context) => {
      if (doc.file === 'tilda.md') brokenRule.check(doc, context);
    },
  });
  const files = { 'milo.md': '# MILO\n', 'tilda.md': '# TILDA\n' };
  const result = await openOn(memoryPorts(files), { rules: [shoutingHeading, brokenTilda], store }).check();
  expect(result.reports.flatMap(({ diagnostics }) => diagnostics).map(({ rule }) => rule)).toEqual([
    'shouting-heading',
    'internal/broken-rule',
    'shouting-heading',
  ]);
  expect(kept).toEqual(['milo.md']);
});

test('what a file was before a change is not remembered', async () => {
  const kept: string[] = [];
  const keep = (_: string, bytes: Uint8Array) => void kept.push(new TextDecoder().decode(bytes));
  const store: ResultStore = { open: () => ({ keep }) };
  const session = openOn(memoryPorts({ 'milo.md': '# MILO\n' }), {
    rules: [shoutingHeading, lonelyPost],
    store,
    change: {
      files: new Map([['/site/milo.md', { kind: 'changed' }]]),
      bases: [() => memoryPorts({ 'milo.md': '# Milo\n' })],
      onlyLines: true,
      comparesAddresses: true,
    },
  });
  const { reports } = await session.check();
  expect(reports.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))).toContain('shouting-heading');
  expect(kept).toEqual(['# MILO\n']);
});
