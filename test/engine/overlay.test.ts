import { expect, test } from 'vitest';
import { rememberReads, toBytes, withOverlay } from '../../src/engine/overlay.ts';
import { memoryPorts } from '../memory-ports.ts';

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

test('a machine with other contents has them everywhere', () => {
  const base = memoryPorts({ 'posts/milo.md': 'Milo', 'posts/tilda.md': 'Tilda' });
  const stamp = { size: 5, modified: 1, changed: 1, inode: 1 };
  const ports = withOverlay(
    { ...base, stampOf: () => stamp },
    new Map([
      ['/site/posts/milo.md', toBytes('# Milo')],
      ['/site/new.md', toBytes(new Uint8Array([35]))],
    ]),
  );
  expect([ports.kindOf('/site/new.md'), ports.kindOf('/site/gone.md')]).toEqual(['file', undefined]);
  expect([text(ports.readBytes('/site/posts/milo.md')), text(ports.readBytes('/site/posts/milo.md', 1))]).toEqual([
    '# Milo',
    '#',
  ]);
  expect(text(ports.readBytes('/site/posts/tilda.md'))).toBe('Tilda');
  // What is not on the disk has no state there.
  expect([ports.stampOf?.('/site/posts/milo.md'), ports.stampOf?.('/site/posts/tilda.md')]).toEqual([undefined, stamp]);
  expect(ports.listFiles('/site')).toEqual(['new.md', 'posts/milo.md', 'posts/tilda.md']);
  expect(ports.listFiles('/site/posts')).toEqual(['milo.md', 'tilda.md']);
});

test('each file is read once, but for parts of it', () => {
  const asked: string[] = [];
  const read = rememberReads((path, limit) => {
    asked.push(`${path} ${limit ?? 'all'}`);
    return path === '/gone' ? undefined : new Uint8Array([1, 2]).subarray(0, limit);
  });
  for (const path of ['/a', '/a', '/gone', '/gone']) read(path);
  expect(read('/a', 1)).toHaveLength(1);
  expect(asked).toEqual(['/a all', '/gone all', '/a 1']);
});
