import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

const latin1 = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

async function lint(content: Uint8Array) {
  const { reports } = await lintMemory({ files: { 'luna.md': content }, only: ['invalid-encoding'] });
  return reports.flatMap(({ diagnostics }) => diagnostics);
}

test('says once of a file that it is not UTF-8, at the first place', async () => {
  const found = await lint(latin1('Luna is from Málaga,\nOtto from Córdoba, `Milo` from `Jaén`.\n'));
  expect(found.map(({ span, message }) => [span.start.line, span.start.column, message])).toEqual([
    [
      1,
      15,
      'The file is not UTF-8: what stands here in “Luna is from M\uFFFDlaga, Otto from” can’t be read, and 2 more',
    ],
  ]);
});

test('says nothing of a file that is UTF-8', async () => {
  expect(await lint(new TextEncoder().encode('Luna is from Málaga 🐈\n'))).toEqual([]);
});

test('says of a file that is no text that it is none', async () => {
  const found = await lint(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff, 0x0a]));
  expect(found.map(({ message, hint, span }) => [message, hint, span.start.offset, span.end.offset])).toEqual([
    [
      'The file is no text in UTF-8',
      'Save it as UTF-8, or leave it out with “ignore” in the configuration if it is no post',
      0,
      1,
    ],
  ]);
  const late = await lint(latin1(`M\xE1laga ${'a'.repeat(9000)}\0`));
  expect(late.map(({ message, hint }) => [message, hint])).toEqual([
    [
      `The file is not UTF-8: what stands here in “M\uFFFDlaga ${'a'.repeat(10)}” can’t be read`,
      'Save the file as UTF-8',
    ],
  ]);
});

test('characters that were lost earlier, but not in code', async () => {
  const found = await lint(new TextEncoder().encode('M\uFFFD\uFFFDlaga and `J\uFFFDen`, C\uFFFDrdoba\n\n    \uFFFD\n'));
  expect(found.map(({ message, span }) => [span.start.offset, span.end.offset, message])).toEqual([
    [1, 3, 'Damaged character (U+FFFD) in “M\uFFFD\uFFFDlaga and `J\uFFFDen`”'],
    [21, 22, 'Damaged character (U+FFFD) in “a and `J\uFFFDen`, C\uFFFDrdoba \uFFFD”'],
  ]);
});

test('half a character is not shown', async () => {
  const [found] = await lint(new TextEncoder().encode(`🐈${'a'.repeat(14)}\uFFFD${'b'.repeat(14)}🐈\n`));
  expect(found?.message).toBe(`Damaged character (U+FFFD) in “${'a'.repeat(14)}\uFFFD${'b'.repeat(14)}”`);
});
