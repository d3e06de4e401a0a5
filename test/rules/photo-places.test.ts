import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';
import { makeImage } from '../make-image.ts';

const photo = (place: string) => makeImage(`JPEG, 400 × 300 pixels, taken at ${place}`);

/** Where the pictures of a post were taken, as far as they tell. */
async function placesIn(files: Readonly<Record<string, string | Uint8Array>>): Promise<(string | undefined)[]> {
  const { reports } = await lintMemory({ files, only: ['image-location'] });
  return reports.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => / near (.*)$/.exec(message)?.[1]));
}

test.each([
  ['52.52 13.38', '52.5° N, 13.4° E'],
  ['-33.86 -151.21', '33.9° S, 151.2° W'],
  ['0 13.38', '0.0° N, 13.4° E'],
  ['52.52 0', '52.5° N, 0.0° E'],
])('a photo from %s tells where it was taken: near %s', async (place, near) => {
  expect(await placesIn({ 'milo.md': '![Milo](milo.jpg)\n', 'milo.jpg': photo(place) })).toEqual([near]);
});

test('small pictures and links to large ones, each once', async () => {
  const text = '[![Milo](milo-small.jpg)](milo.jpeg) ![Milo again](milo.jpeg)\n';
  const files = { 'milo.md': text, 'milo-small.jpg': makeImage('JPEG'), 'milo.jpeg': photo('52.52 13.38') };
  expect(await placesIn(files)).toHaveLength(1);
});

test('a link to a file of another type is not looked into', async () => {
  expect(await placesIn({ 'milo.md': '[Milo](milo.jpg.bak)\n', 'milo.jpg.bak': photo('52.52 13.38') })).toEqual([]);
  expect(await placesIn({ 'milo.md': '![Milo](milo.TIF)\n', 'milo.TIF': photo('52.52 13.38') })).toHaveLength(1);
});

test('Astro takes places out of what it processes, and copies what is public', async () => {
  const astro = { 'astro.config.mjs': 'export default {};\n' };
  const post = { 'src/pages/milo.md': '![Milo](./milo.jpg) ![Luna](/luna.jpg)\n' };
  const files = { ...astro, ...post, 'src/pages/milo.jpg': photo('1 2'), 'public/luna.jpg': photo('3 4') };
  expect(await placesIn(files)).toEqual(['3.0° N, 4.0° E']);
  expect(await placesIn({ 'src/milo.md': '![Milo](milo.jpg)\n', 'src/milo.jpg': photo('1 2') })).toHaveLength(1);
});
