import { expect, test } from 'vitest';
import { documentRule, siteRule } from '../../src/core/rule.ts';
import { createMemory } from '../../src/engine/memory.ts';
import type { Ports } from '../../src/engine/ports.ts';
import { memoryPorts } from '../memory-ports.ts';
import { openOn } from './open-on.ts';

const read: string[] = [];

const anyPost = documentRule({
  id: 'any-post',
  summary: 'a post',
  severity: 'warning',
  check: (doc, { report }) => {
    read.push(doc.file);
    report({ at: [0, 1], message: `This is ${doc.file}` });
  },
});

const anyPage = siteRule({
  id: 'any-page',
  summary: 'a page',
  severity: 'info',
  check: (site, { report }) => {
    for (const { file } of site.pages) report({ file, at: [0, 1], message: 'A page' });
  },
});

const rules = [anyPost, anyPage];

test('what a former run of the same process has read is not read again', async () => {
  const memory = createMemory().openResults('same rules');
  const files = { 'milo.md': '# Milo\n', 'tilda.md': '# Tilda\n' };
  read.length = 0;
  const first = await openOn(memoryPorts(files), { rules, memory }).check();
  expect(read).toEqual(['milo.md', 'tilda.md']);
  const second = await openOn(memoryPorts({ ...files, 'tilda.md': '# Tilda the cat\n' }), { rules, memory }).check();
  expect(read).toEqual(['milo.md', 'tilda.md', 'tilda.md']);
  expect(second.reports.map(({ diagnostics }) => diagnostics)).toEqual(
    first.reports.map(({ diagnostics }) => diagnostics),
  );
});

test('a file that vanishes is one finding where it is asked for, and none elsewhere', async () => {
  const base = memoryPorts({ 'milo.md': '# Milo\n', 'tilda.md': '# Tilda\n' });
  const ports: Ports = {
    ...base,
    readBytes: (path, limit) => (path === '/site/tilda.md' ? undefined : base.readBytes(path, limit)),
  };
  const rulesFor = async (paths: string[]) => {
    const { reports } = await openOn(ports, { rules, paths }).check();
    return reports.flatMap(({ diagnostics }) => diagnostics.map(({ file, rule }) => `${file} ${rule}`));
  };
  expect(await rulesFor([])).toContain('tilda.md internal/read');
  expect((await rulesFor(['milo.md'])).filter(found => found.startsWith('tilda'))).toEqual([]);
});

test('without a baseline there is none to renew', async () => {
  const { result, entries } = await openOn(memoryPorts({ 'milo.md': '# Milo\n' }), { rules }).renewBaseline('recorded');
  expect(entries).toEqual(new Map());
  expect(result.reports).toHaveLength(1);
});

test('the same file may be named twice, and by another way', async () => {
  const { files } = await openOn(memoryPorts({ 'posts/milo.md': '# Milo\n' }), {
    rules,
    paths: ['posts', './posts/../posts/milo.md', 'posts/*.md'],
  }).check();
  expect(files).toBe(1);
});

test('what a post was before a change does not replace what is remembered of it', async () => {
  const memory = createMemory().openResults('same rules');
  const change = {
    files: new Map([['/site/milo.md', { kind: 'changed' as const }]]),
    bases: [() => memoryPorts({ 'milo.md': '# Milo\n' })],
    onlyLines: true,
    comparesAddresses: true,
  };
  const now = memoryPorts({ 'milo.md': '# Milo the cat\n' });
  await openOn(now, { rules, memory, change }).check();
  read.length = 0;
  await openOn(now, { rules, memory }).check();
  expect(read).toEqual([]);
});

test('a post is read from disk once, and what is remembered of it is what was read', async () => {
  const memory = createMemory().openResults('same rules');
  let times = 0;
  const base = memoryPorts({ 'milo.md': '# Milo\n' });
  const ports: Ports = {
    ...base,
    readBytes: (path, limit) => {
      if (path === '/site/milo.md' && limit === undefined) times++;
      return base.readBytes(path, limit);
    },
  };
  await openOn(ports, { rules, memory }).check();
  expect(times).toBe(1);
});
