import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { formatNames } from '../../src/report/reporters.ts';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Each with what a terminal, a line or a reader could take it for. */
const names = [
  'new\nline',
  'carriage\rreturn',
  'red\u001B[31m',
  'title\u001B]0;Miaow\u0007',
  'csi\u009B2J',
  'bidi\u202Egnp.',
  'isolate\u2066milo\u2069',
  'zero\u200Bwidth',
  'separator\u2028and\u2029',
  'tab\tbell\u0007back\u0008\u0008\u007F',
  '%0A::error file=x::Miaow',
  '"quotes\'and`more`',
  '<script>&amp;]]>',
  '| a | [b](c) | **d**',
  ' space ',
  '-dash',
  '$(touch miaow)',
  'é decomposed e\u0301',
];

/** The same in all that an author writes. */
const text = (name: string) => {
  const quoted = JSON.stringify(name);
  const flat = name.replaceAll(/[\n\r\u2028\u2029]/g, ' ');
  return `---\ntitle: ${quoted}\ntags: [${quoted}]\nlayout: ${quoted}\n---\n\n##${flat}\n\n[x](</${flat}>) ![](<${flat}>) [a][${flat}]\n`;
};

/** Nothing that is no part of a text: a line break between findings is all that is allowed. */
const raw = /[\0-\x09\x0B-\x1F\x7F-\x9F\u200B\u2028\u2029\u202A-\u202E\u2066-\u2069]/;
const forPeople = new Set(['pretty', 'compact', 'github', 'markdown']);

test('no name and no text commands a terminal, breaks a line or a report', async () => {
  const folder = makeFolder(catBlog);
  for (const name of names) {
    const file = join(folder, `_posts/2024-01-01-${name.replaceAll('/', '-')}.md`);
    writeFileSync(file, text(name));
    mkdirSync(join(folder, `_drafts/${name.replaceAll('/', '-')}`), { recursive: true });
    writeFileSync(join(folder, `_drafts/${name.replaceAll('/', '-')}/milo.md`), text(name));
  }
  const outputs = formatNames.map(format => `--format ${format}:${format}.out`).join(' ');
  const run = await runShell(`postlint --no-cache ${outputs}; cat *.out > /dev/null; ls`, folder);
  expectWords(run, 0);
  expect(run.out.split('\n')).not.toContain('miaow');
  for (const format of formatNames) {
    const { out } = await runShell(`cat ${format}.out`, folder);
    expect(out.length, format).toBeGreaterThan(5000);
    expect(raw.exec(out)?.[0], format).toBeUndefined();
    if (['json', 'sarif', 'gitlab', 'rdjson'].includes(format)) expect(() => JSON.parse(out), format).not.toThrow();
    if (format === 'jsonl') for (const line of out.trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
    if (format === 'github')
      for (const line of out.trimEnd().split('\n'))
        expect(line).toMatch(/^::(?:error|warning|notice) file=[^\s,:]*.*::/);
  }
  expect([...forPeople].every(format => formatNames.includes(format))).toBe(true);
  // And what the other streams say of them.
  const told = await runShell('postlint --no-cache --stats --debug', folder);
  expect(raw.exec(told.out + told.err)?.[0]).toBeUndefined();
});

test('nor does a name in an error', async () => {
  const folder = makeFolder(catBlog);
  const name = 'miaow\u001B[31m\u202E\nmilo';
  for (const words of [
    '"$NAME"',
    '--config "$NAME"',
    '--baseline "$NAME"',
    '--rule "$NAME: error"',
    '--only "$NAME"',
    'explain "$NAME"',
    '--format "$NAME"',
    '--since "$NAME"',
    '-o "$NAME/x"',
    '--cache-location "$NAME"',
    'merge-reports "$NAME"',
    '--print-config "$NAME"',
    '"--$NAME"',
    '--stdin --stdin-filename "$NAME.md"',
  ]) {
    const run = await runShell(`postlint ${words}`, folder, { env: { NAME: name } });
    expect(raw.exec(run.err + (words.startsWith('--print') ? '' : run.out))?.[0], words).toBeUndefined();
    expect(run.err, words).not.toMatch(/\n\s+at /);
  }
});

test('a name that is not UTF-8 is told of, and the others are linted', async () => {
  const folder = makeFolder(catBlog);
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/_posts/2024-01-01-mil`), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]),
    text('Milo'),
  );
  mkdirSync(Buffer.concat([Buffer.from(`${folder}/_posts/cats`), Buffer.from([0xff])]));
  const run = await runShell('postlint --no-cache --format compact', folder);
  expectWords(run, 2);
  expect(run.out).toContain('This file can’t be read: its name is not UTF-8');
  expect(run.out).toContain('tabby.md:8:11: error Link target “/vet/” does not exist');
});

test('git knows them by the same names', async () => {
  const folder = makeFolder(catBlog);
  for (const name of names)
    writeFileSync(join(folder, `_posts/2024-01-01-${name.replaceAll('/', '-')}.md`), text(name));
  await runShell('git init --quiet . && git add .', folder);
  const staged = await runShell('postlint --no-cache --staged --format json', folder);
  expectWords(staged, 1);
  expect(staged.out).toBe((await runShell('postlint --no-cache --format json', folder)).out);
});
