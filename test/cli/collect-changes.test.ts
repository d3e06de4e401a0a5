import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectChanges } from '../../src/cli/collect-changes.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** What `next` gives, and when. */
function watchNext(changes: ReturnType<typeof collectChanges>) {
  const seen: { paths: readonly string[]; time: number }[] = [];
  void changes.next().then(paths => seen.push({ paths, time: performance.now() }));
  return seen;
}

test('waits for the first change, and then until it is quiet', async () => {
  const changes = collectChanges();
  const start = performance.now();
  const seen = watchNext(changes);
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen).toEqual([]);
  for (const path of ['a.md', 'b.md', 'a.md']) {
    changes.add(path);
    await vi.advanceTimersByTimeAsync(80);
  }
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(seen.map(({ paths }) => paths)).toEqual([['a.md', 'b.md']]);
  expect((seen[0]?.time ?? 0) - start).toBeLessThan(5400);
});

test('does not wait for ever where it is never quiet', async () => {
  const changes = collectChanges();
  const seen = watchNext(changes);
  for (let time = 0; time < 1500; time += 50) {
    changes.add(`${time}.md`);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(seen).toHaveLength(1);
});

test('what came while nobody waited is there for the next who does', async () => {
  const changes = collectChanges();
  changes.add('a.md');
  await vi.advanceTimersByTimeAsync(5000);
  const seen = watchNext(changes);
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.map(({ paths }) => paths)).toEqual([['a.md']]);
  const later = watchNext(changes);
  await vi.advanceTimersByTimeAsync(5000);
  expect(later).toEqual([]);
});
