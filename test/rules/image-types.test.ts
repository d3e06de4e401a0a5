import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

const types: readonly (readonly [ending: string, beginning: string])[] = [
  ['png', '\x89PNG\r\n\x1A\n'],
  ['jpg', '\xFF\xD8\xFF\xE0'],
  ['jpeg', '\xFF\xD8\xFF\xE1'],
  ['gif', 'GIF87a'],
  ['webp', 'RIFF\x10\0\0\0WEBPVP8 '],
  ['avif', '\0\0\0\x1Cftypavis\0\0\0\0'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['ico', '\0\0\x01\0\x01\0'],
  ['ico', '\x89PNG\r\n\x1A\n'],
  ['ico', 'BM\x46\0\0\0\0\0\0\0\x36\0\0\0'],
  ['bmp', 'BM\x46\0\0\0\0\0\0\0\x36\0\0\0'],
  ['tif', 'II*\0\x08\0\0\0'],
  ['tiff', 'MM\0*\0\0\0\x08'],
];

async function judge(ending: string, beginning: string): Promise<string[]> {
  const image = Uint8Array.from(beginning, character => character.charCodeAt(0));
  const files = { 'milo.md': `![Milo](milo.${ending})\n`, [`milo.${ending}`]: image };
  const { reports } = await lintMemory({ files, only: ['invalid-image'] });
  return reports.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));
}

test.each(types)('.%s may begin with %j', async (ending, beginning) => {
  expect(await judge(ending, beginning)).toEqual([]);
});

test.each(types)('.%s may not begin with a letter before %j', async (ending, beginning) => {
  // An SVG is text, and may begin with other text.
  expect(await judge(ending, `x${beginning}`)).toHaveLength(ending === 'svg' ? 0 : 1);
});

test.each([...new Set(types.map(([ending]) => ending))])('.%s is not HEIC', async ending => {
  const [message] = await judge(ending, '\0\0\0\x18ftypheic\0\0\0\0');
  expect(message).toMatch(/is a HEIC image, which most browsers do not show$/);
});
