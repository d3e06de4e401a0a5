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
