import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialects } from '../parse/sample.ts';
import { findFailures } from './any-file.ts';
import { anyFile, samples } from './any-text.ts';

/** `npm run fuzz` tries more. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 150);
const seed = process.env['FUZZ_SEED'] === undefined ? 11 : Number(process.env['FUZZ_SEED']);

describe.each(Object.entries(dialects))('as a post of %s', (_name, dialect) => {
  test('any bytes are read, without a crash and in their places', { timeout: 0 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async bytes => {
        expect(await findFailures(bytes, dialect)).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
  });
});

test('every sample is read, each by one generator', { timeout: 0 }, async () => {
  const all = Object.values(dialects);
  for (const [index, sample] of samples.entries())
    for (const dialect of runs > 1000 ? all : all.slice(index % all.length, (index % all.length) + 1))
      expect(await findFailures(new TextEncoder().encode(sample), dialect), sample).toEqual([]);
});
