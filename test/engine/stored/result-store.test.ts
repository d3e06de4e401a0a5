import { expect, test } from 'vitest';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { FileResult } from '../../../src/engine/check-file.ts';
import type { DiskStamp, FileStamp, StoredFile } from '../../../src/engine/store.ts';
import { encodeResult } from '../../../src/engine/stored/encode-result.ts';
import { openStore, type StoredEntry, type StoreInput } from '../../../src/engine/stored/result-store.ts';

const path = '/blog/_posts/tabby.md';
const dialect: Dialect = {
  generator: 'jekyll',
  frontMatter: 'jekyll',
  templates: 'liquid',
  markdown: 'kramdown',
  headingIds: { style: 'kramdown-gfm' },
  rawHtml: true,
};
const now = 1_000_000;
const old: DiskStamp = { size: 5, modified: now - 60_000, changed: now - 60_000, inode: 7 };

/** A machine with one post, whose reads are counted. */
function makeMachine(text: string, stamp: FileStamp | undefined) {
  const machine = { text, stamp, reads: 0 };
  const ports = {
    readBytes: () => {
      machine.reads++;
      return new TextEncoder().encode(machine.text);
    },
    stampOf: () => machine.stamp,
  };
  return { machine, ports };
}

const hashOf = (bytes: Uint8Array) => `hash of ${new TextDecoder().decode(bytes)}`;

function makeStore(entries: Map<string, StoredEntry>, input: Partial<StoreInput> = {}) {
  const usual = { base: '/blog', parser: 'fast', findings: 'usual', strategy: 'metadata', hashOf, clock: () => now };
  return openStore({ entries, ...(usual as Omit<StoreInput, 'entries'>), ...input });
}

function makeResult(message: string): FileResult {
  const start = { line: 1, column: 1, offset: 0 };
  return {
    facts: { file: '_posts/tabby.md', lineStarts: [0], links: [], headings: [], ids: [], calls: [] },
    diagnostics: [
      { rule: 'image-alt', severity: 'error', message, file: '_posts/tabby.md', span: { start, end: start } },
    ],
    directives: [],
    directiveProblems: [],
  };
}

interface Asked {
  readonly store: ReturnType<typeof makeStore>;
  readonly ports: ReturnType<typeof makeMachine>['ports'];
  readonly isLinted?: boolean;
}

function ask({ store, ports, isLinted = true }: Asked): StoredFile {
  return store.open({ path, file: '_posts/tabby.md', dialect, isLinted, ports });
}

/** Asks, and keeps a result where there is none. */
function lint(asked: Asked): string | undefined {
  const { result, bytes, keep } = ask(asked);
  if (result) return result.diagnostics[0]?.message ?? 'nothing';
  keep(encodeResult(makeResult('found')) ?? '', bytes ?? asked.ports.readBytes());
  return undefined;
}

test('what has not changed is not read again', () => {
  const entries = new Map();
  const { machine, ports } = makeMachine('Tabby', old);
  expect(lint({ store: makeStore(entries), ports })).toBeUndefined();
  expect(machine.reads).toBe(1);
  const store = makeStore(entries);
  expect(lint({ store, ports })).toBe('found');
  expect(machine.reads).toBe(1);
  expect(store.changes()).toBe(0);
});

test('another content is found out anew, whatever the times say', () => {
  for (const stamp of [
    { ...old, size: 6 },
    { ...old, modified: old.modified + 0.001 },
    { ...old, changed: old.changed + 1 },
    { ...old, inode: 8 },
    undefined,
  ]) {
    const entries = new Map();
    const { machine, ports } = makeMachine('Tabby', old);
    lint({ store: makeStore(entries), ports });
    Object.assign(machine, { text: 'Tibby', stamp });
    expect(lint({ store: makeStore(entries), ports })).toBeUndefined();
  }
});

test('the same content at other times is the same, and its new times are remembered', () => {
  const entries = new Map();
  const { machine, ports } = makeMachine('Tabby', old);
  lint({ store: makeStore(entries), ports });
  Object.assign(machine, { stamp: { ...old, modified: old.modified + 5 } });
  const store = makeStore(entries);
  expect(lint({ store, ports })).toBe('found');
  expect([machine.reads, store.changes()]).toEqual([2, 1]);
  expect(lint({ store: makeStore(entries), ports })).toBe('found');
  expect(machine.reads).toBe(2);
});

test('what the disk has as git has it is known by its id, and not asked for', () => {
  const entries = new Map();
  const { machine, ports } = makeMachine('Tabby', old);
  lint({ store: makeStore(entries), ports });
  const asked: string[] = [];
  const onDisk = (id: string, stamp: DiskStamp | undefined): FileStamp => ({
    id,
    disk: () => {
      asked.push(id);
      return stamp;
    },
  });
  machine.stamp = onDisk('hash of Tabby', undefined);
  expect(lint({ store: makeStore(entries), ports })).toBe('found');
  expect([asked, machine.reads]).toEqual([[], 1]);
  // Line endings may be changed on the way: then git's id is of another content.
  machine.stamp = onDisk('hash of Tabby with other line endings', old);
  expect(lint({ store: makeStore(entries), ports })).toBe('found');
  expect([asked.length, machine.reads]).toEqual([1, 1]);
  // Whoever believes no times does not believe those that git goes by, either.
  machine.stamp = onDisk('hash of Tabby', old);
  expect(lint({ store: makeStore(entries, { strategy: 'content' }), ports })).toBe('found');
  expect(machine.reads).toBe(2);
});

test('a file that was changed a moment ago may change once more at the same time and size', () => {
  for (const stamp of [
    { ...old, modified: now - 1500 },
    { ...old, changed: now - 1500 },
    { ...old, modified: now + 90_000 },
  ]) {
    const entries = new Map();
    const { machine, ports } = makeMachine('Tabby', stamp);
    lint({ store: makeStore(entries), ports });
    machine.text = 'Tibby';
    expect(lint({ store: makeStore(entries), ports })).toBeUndefined();
  }
});

test('with the strategy “content” every file is read', () => {
  const entries = new Map();
  const { machine, ports } = makeMachine('Tabby', old);
  lint({ store: makeStore(entries, { strategy: 'content' }), ports });
  expect(lint({ store: makeStore(entries, { strategy: 'content' }), ports })).toBe('found');
  expect(machine.reads).toBe(2);
  machine.text = 'Tibby';
  expect(lint({ store: makeStore(entries, { strategy: 'content' }), ports })).toBeUndefined();
});

test('what git has an id for is not read', () => {
  const entries = new Map();
  const { machine, ports } = makeMachine('Tabby', { id: 'hash of Tabby' });
  lint({ store: makeStore(entries), ports });
  expect(lint({ store: makeStore(entries), ports })).toBe('found');
  expect(machine.reads).toBe(1);
  machine.stamp = { id: 'hash of Tibby' };
  machine.text = 'Tibby';
  expect(lint({ store: makeStore(entries), ports })).toBeUndefined();
});

test('another parser, dialect or place in the site is another result', () => {
  const entries = new Map();
  const { ports } = makeMachine('Tabby', old);
  lint({ store: makeStore(entries), ports });
  expect(lint({ store: makeStore(new Map(entries), { parser: 'reference' }), ports })).toBeUndefined();
  const wanted = { path, file: '_posts/tabby.md', dialect, isLinted: true, ports };
  const open = (other: object) => makeStore(new Map(entries)).open({ ...wanted, ...other }).result;
  expect(open({})).toBeDefined();
  expect(open({ dialect: { ...dialect, rawHtml: false } })).toBeUndefined();
  expect(open({ file: 'tabby.md' })).toBeUndefined();
});

test('with another configuration only facts are the same', () => {
  const entries = new Map();
  const { machine, ports } = makeMachine('Tabby', old);
  lint({ store: makeStore(entries), ports });
  expect(lint({ store: makeStore(entries, { findings: 'other' }), ports, isLinted: false })).toBe('nothing');
  expect(machine.reads).toBe(1);
  expect(lint({ store: makeStore(entries, { findings: 'other' }), ports })).toBeUndefined();
  expect(lint({ store: makeStore(entries, { findings: 'other' }), ports })).toBe('found');
  expect(lint({ store: makeStore(entries), ports })).toBeUndefined();
});

test('a run with other rules leaves what the usual one has found', () => {
  const entries = new Map();
  const { ports } = makeMachine('Tabby', old);
  lint({ store: makeStore(entries), ports });
  const store = makeStore(entries, { findings: undefined });
  expect(lint({ store, ports })).toBeUndefined();
  expect(store.changes()).toBe(0);
  expect(lint({ store: makeStore(entries), ports })).toBe('found');
});

test('facts that are known before rules have run stay of use, and findings come to them', () => {
  const entries = new Map();
  const { ports } = makeMachine('Tabby', old);
  lint({ store: makeStore(entries), ports, isLinted: false });
  expect(lint({ store: makeStore(entries), ports, isLinted: false })).toBe('nothing');
  expect(lint({ store: makeStore(entries), ports })).toBeUndefined();
  expect(lint({ store: makeStore(entries), ports })).toBe('found');
});
