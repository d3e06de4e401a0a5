import { expect, test } from 'vitest';
import { openPace } from '../../../src/node/external/pace.ts';

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

test.each([
  [6, [5, 1]],
  [2, [4, 2]],
])('begins no more at a time than it may, in all and for each of %i hosts', async (count, expected) => {
  const pace = openPace({ concurrency: 5, perHost: 2, delay: 0 });
  const running = new Map<string, number>();
  let most = 0;
  let mostOfOne = 0;
  const job = (host: string) => async () => {
    running.set(host, (running.get(host) ?? 0) + 1);
    most = Math.max(
      most,
      [...running.values()].reduce((sum, count) => sum + count, 0),
    );
    mostOfOne = Math.max(mostOfOne, running.get(host) ?? 0);
    await pause(2);
    running.set(host, (running.get(host) ?? 0) - 1);
  };
  const hosts = Array.from({ length: 60 }, (_, index) => `host-${index % count}`);
  await Promise.all(hosts.map(host => pace.run(host, job(host))));
  expect([most, mostOfOne]).toEqual(expected);
});

test('leaves time between two requests to one host', async () => {
  const pace = openPace({ concurrency: 10, perHost: 10, delay: 20 });
  const begun: number[] = [];
  await Promise.all(Array.from({ length: 5 }, () => pace.run('a', async () => void begun.push(performance.now()))));
  const gaps = begun.slice(1).map((time, index) => time - (begun[index] ?? 0));
  // Timers may fire a millisecond early.
  expect(Math.min(...gaps)).toBeGreaterThan(18);
});

test('serves hosts in turn, whichever was named first', async () => {
  const pace = openPace({ concurrency: 1, perHost: 1, delay: 0 });
  const order: string[] = [];
  const hosts = ['a', 'a', 'a', 'b', 'b', 'c'];
  await Promise.all(hosts.map(host => pace.run(host, async () => void order.push(host))));
  expect(order.join('')).toBe('abcaba');
});

test('holds one host and goes on with the others', async () => {
  const pace = openPace({ concurrency: 4, perHost: 4, delay: 0 });
  const started = performance.now();
  pace.hold('a', 60);
  const after = (host: string) => pace.run(host, async () => performance.now() - started);
  const [held, free] = await Promise.all([after('a'), after('b')]);
  expect(held).toBeGreaterThan(55);
  expect(free).toBeLessThan(50);
});

test('hands on what a job returns and throws, and goes on', async () => {
  const pace = openPace({ concurrency: 1, perHost: 1, delay: 0 });
  await expect(pace.run('a', async () => Promise.reject(new Error('hiss')))).rejects.toThrow('hiss');
  await expect(pace.run('a', async () => 'purr')).resolves.toBe('purr');
});
