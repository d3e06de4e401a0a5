import { expect, test } from 'vitest';
import { documentRule, siteRule } from '../../src/core/rule.ts';
import { createMemory } from '../../src/engine/memory.ts';
import type { Ports } from '../../src/engine/ports.ts';
import { openSession } from '../../src/engine/session.ts';
import { memoryPorts } from '../memory-ports.ts';

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

function open(ports: Ports, more: Partial<Parameters<typeof openSession>[0]> = {}) {
  const rules = [anyPost, anyPage];
  const states = new Map(
    rules.map(({ id, severity }) => [id, { severity: severity === 'off' ? 'info' : severity, options: {} } as const]),
  );
  return openSession({
    cwd: '/site',
    paths: [],
    now: new Date(0),
    ports,
    settings: {
      rules,
      statesFor: () => states,
      remarkLevelFor: () => undefined,
      findUnknownRule: () => undefined,
      isPartial: false,
      isIgnored: () => false,
      isContent: undefined,
      generator: undefined,
      root: undefined,
      assets: [],
    },
    ...more,
  });
}

test('what a former run of the same process has read is not read again', async () => {
  const memory = createMemory().openResults('same rules');
  const files = { 'milo.md': '# Milo\n', 'tilda.md': '# Tilda\n' };
  read.length = 0;
  const first = await open(memoryPorts(files), { memory }).check();
  expect(read).toEqual(['milo.md', 'tilda.md']);
  const second = await open(memoryPorts({ ...files, 'tilda.md': '# Tilda the cat\n' }), { memory }).check();
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
  const rules = async (paths: string[]) => {
    const { reports } = await open(ports, { paths }).check();
    return reports.flatMap(({ diagnostics }) => diagnostics.map(({ file, rule }) => `${file} ${rule}`));
  };
  expect(await rules([])).toContain('tilda.md internal/read');
  expect((await rules(['milo.md'])).filter(found => found.startsWith('tilda'))).toEqual([]);
});

test('without a baseline there is none to renew', async () => {
  const { result, entries } = await open(memoryPorts({ 'milo.md': '# Milo\n' })).renewBaseline('recorded');
  expect(entries).toEqual(new Map());
  expect(result.reports).toHaveLength(1);
});

test('the same file may be named twice, and by another way', async () => {
  const { files } = await open(memoryPorts({ 'posts/milo.md': '# Milo\n' }), {
    paths: ['posts', './posts/../posts/milo.md', 'posts/*.md'],
  }).check();
  expect(files).toBe(1);
});
