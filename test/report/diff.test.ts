import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { renderDiff } from '../../src/report/diff.ts';
import { findLineChanges } from '../../src/report/line-changes.ts';

const diff = (before: string, after: string, file = 'milo.md') =>
  renderDiff([{ file, before, after, fixed: 1 }], { color: false });

test('a diff shows changed lines with three lines around them', () => {
  const before = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n';
  expect(diff(before, before.replace('five', 'FIVE'))).toBe(`--- a/milo.md
+++ b/milo.md
@@ -2,7 +2,7 @@
 two
 three
 four
-five
+FIVE
 six
 seven
 eight
`);
});

test('a diff without changes is empty', () => {
  expect(diff('Milo\n', 'Milo\n')).toBe('');
});

test('in colour control characters are shown, not obeyed', () => {
  const shown = renderDiff([{ file: 'milo.md', before: 'a\u001b[2J\n', after: 'b\n', fixed: 1 }], { color: true });
  expect(shown).toContain('\u001b[31m-a␛[2J\u001b[39m\n');
});

const folder = mkdtempSync(join(tmpdir(), 'postlint-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('git applies it', () => {
  test.each([
    ['milo.md', 'A\nB\n', 'A\nC\n'],
    ['no newline at the end.md', 'A\nB', 'A\nC'],
    ['newline added.md', 'A\nB', 'A\nB\n'],
    ['newline removed.md', 'A\nB\n', 'A\nB'],
    ['first line removed.md', 'A\nB\n', 'B\n'],
    ['all removed.md', 'A\nB\n', ''],
    ['crlf.md', 'A\r\nB\r\n', 'A\r\nC\r\n'],
    ['posts/käse “x”.md', 'A\n', 'B\n'],
    ['quote".md', 'A\n', 'B\n'],
    ['lone cr.md', 'A\rB\nC\n', 'A\rD\nC\n'],
    ['far apart.md', `A\n${'x\n'.repeat(20)}B\n`, `AA\n${'x\n'.repeat(20)}BB\n`],
    ['near.md', `A\n${'x\n'.repeat(6)}B\n`, `AA\n${'x\n'.repeat(6)}BB\n`],
  ])('%s', (file, before, after) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), before);
    execFileSync('git', ['apply', '--whitespace=nowarn'], { cwd: folder, input: diff(before, after, file) });
    expect(readFileSync(join(folder, file), 'utf8')).toBe(after);
  });
});

test('on a terminal without colours, too; in a pipe every byte is there for patch', () => {
  const files = [{ file: 'milo.md', before: 'a\u001b[2J\u202E\n', after: 'b\n', fixed: 1 }];
  expect(renderDiff(files, { color: false, isShown: true })).toContain('-a␛[2J<U+202E>\n+b\n');
  expect(renderDiff(files, { color: false, isShown: false })).toContain('-a\u001b[2J\u202E\n+b\n');
});

test('changed lines lead from the old text to the new one, whatever they are', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (old, now) => {
      const result: string[] = [];
      let done = 0;
      for (const { start, end, newStart, newEnd } of findLineChanges(old, now)) {
        result.push(...old.slice(done, start), ...now.slice(newStart, newEnd));
        done = end;
      }
      expect([...result, ...old.slice(done)]).toEqual(now);
    }),
  );
});

test('texts that have nothing in common take no time', () => {
  const old = Array.from({ length: 20_000 }, (_, index) => `old ${index}`);
  const now = Array.from({ length: 20_000 }, (_, index) => `new ${index}`);
  const start = performance.now();
  expect(findLineChanges(old, now)).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(5000);
});
