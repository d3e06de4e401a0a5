import { expect, test } from 'vitest';
import { lintMemory } from '../lint-memory.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const POST = { 'milo.md': '![Milo at the window](images/window.jpg)\n', 'images/window.jpg': 'JPEG' };

/** The images that nothing refers to. */
async function unusedIn(files: Files): Promise<string[]> {
  const { reports } = await lintMemory({ files, only: ['unused-image'] });
  return reports.flatMap(({ file, diagnostics }) => diagnostics.map(() => file));
}

test.each([
  ...['images/window.png', 'images/window.jpeg', 'images/window.gif', 'images/window.webp', 'images/window.avif'],
  ...['images/window.svg', 'images/window@3x.jpg', 'images/window-640.jpg', 'images/window_1280.webp'],
  ...['images/window-640w.jpg', 'images/window-640x480.jpg', 'images/window-64x4800x.jpg'],
])('%s is a variant of an image that is used', async file => {
  expect(await unusedIn({ ...POST, [file]: 'an image' })).toEqual([]);
});

test.each([
  ...['images/window2.jpg', 'images/window-6.jpg', 'images/window-64000.jpg', 'images/window-640-old.jpg'],
  ...['images/window-640y.jpg', 'images/window-large.jpg', 'photos/window.webp', 'images/window640.jpg'],
])('%s is an image of its own', async file => {
  expect(await unusedIn({ ...POST, [file]: 'an image' })).toEqual([file]);
});

test.each(['png', 'jpeg', 'gif', 'webp', 'avif', 'svg'])(
  'an image that is used as %s has variants, too',
  async type => {
    const post = { 'milo.md': `![Milo at the window](sill.${type})\n`, [`sill.${type}`]: 'an image' };
    expect(await unusedIn({ ...post, 'sill.jpg': 'an image', 'sill-640.jpg': 'an image' })).toEqual([]);
  },
);

test.each([
  ...['favicon-32.png', 'apple-touch-icon.png', 'logo-dark.svg', 'og-image.png', 'images/feature1.jpg'],
  ...['images/banner.jpg', 'images/milo-thumb.jpg', '404.png', 'themes/plain/paw.png', 'vendor/paw.png'],
  ...['node_modules/paw/paw.png', '.github/paw.png', 'test/paw.png', 'src/__tests__/paw.png'],
])('%s may be asked for by others', async file => {
  expect(await unusedIn({ ...POST, [file]: 'an image' })).toEqual([]);
});

test.each(['images/dogma.jpg', 'images/discovery.jpg', 'images/carding.png', 'images/4040.png', 'testing/paw.png'])(
  '%s is asked for by nobody',
  async file => {
    expect(await unusedIn({ ...POST, [file]: 'an image' })).toEqual([file]);
  },
);

test.each([
  ['a script', 'main.js', 'show("paw")', []],
  ['a template', 'layout.html', '<img src="/images/paw.png">', []],
  ['a post that names it', 'luna.md', 'See paw.png.', []],
  ['a post that has the word', 'luna.md', 'Her paw hurts.', ['images/paw.png']],
  ['a template that has the word', 'paws.html', 'Her paw hurts.', []],
  ['an archive', 'photos.zip', 'paw.png', ['images/paw.png']],
  [
    'a file that is no text',
    'cats.db',
    new Uint8Array([0, ...new TextEncoder().encode('paw.png')]),
    ['images/paw.png'],
  ],
] as const)('the name in %s (%s)', async (_, file, content, found) => {
  expect(await unusedIn({ ...POST, 'images/paw.png': 'an image', [file]: content })).toEqual(found);
});
