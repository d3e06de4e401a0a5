import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { resolveExternal } from '../../src/config/resolve-external.ts';
import { UserError } from '../../src/core/errors.ts';
import { memoryFiles } from './memory-files.ts';

async function load(external: unknown) {
  const text = JSON.stringify({ external }, null, 2);
  return (await loadConfig({ cwd: '/site' }, memoryFiles({ '/site/.postlintrc.json': text }))).config.external;
}

async function explain(external: unknown): Promise<string> {
  const error = await load(external).catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) throw new Error('it is accepted');
  return `${error.where?.line}: ${error.message}: ${error.hint}`;
}

test('is a switch, or says how', async () => {
  expect(await load(true)).toBe(true);
  expect(await load('cached')).toBe('cached');
  const how = {
    check: 'cached',
    timeout: 5,
    ignore: 'vet.cats',
    allow: ['*.corp', '10.0.0.0/8', 'fd00::/8'],
    fragments: true,
  };
  expect(await load(how)).toEqual({ ...how, ignore: ['vet.cats'] });
});

describe('a slip is explained', () => {
  test.each([
    ['a key', { timeot: 5 }, '3: Unknown key “timeot”: Did you mean “timeout”?'],
    ['the name of another tool', { exclude: [] }, '3: Unknown key “exclude”: Did you mean “ignore”?'],
    ['a mode', 'on', '2: “external” is “on”: Use true, false or "cached"'],
    ['a mode among others', { check: 1 }, '3: “check” is “1”: Use true, false or "cached"'],
    ['too many', { concurrency: 5000 }, '3: “concurrency” is “5000”: Use a number from 1 to 256'],
    ['half a request', { perHost: 1.5 }, '3: “perHost” is “1.5”: Use a whole number'],
    ['a text for a number', { budget: '5m' }, '3: “budget” is “5m”: Use a number from 1 to 86400'],
    ['a text for a switch', { fragments: 'yes' }, '3: “fragments” is “yes”: Use true or false'],
    [
      'an address for a host',
      { allow: ['https://wiki.cats/'] },
      '4: “https://wiki.cats/” is not a host or address: Write a host, an IP address or a range: "wiki.cats.example", "10.1.2.3", "10.1.0.0/16"',
    ],
  ])('%s', async (_, external, message) => {
    expect(await explain(external)).toBe(message);
  });
});

test('has defaults, in milliseconds', () => {
  expect(resolveExternal()).toMatchObject({ check: false, timeout: 15_000, budget: 300_000, delay: 100, perHost: 2 });
  expect(resolveExternal({ timeout: 0.5, ignore: 'vet.cats' })).toMatchObject({ timeout: 500, ignore: ['vet.cats'] });
});

test('a pattern that counts its matches is made one that does not', async () => {
  const files = memoryFiles({});
  expect(files).toBeDefined();
  const { parseExternal } = await import('../../src/config/parse-external.ts');
  const source = { file: undefined, lineOf: () => undefined };
  const parsed = parseExternal({ value: { ignore: [/pdf$/gi] }, path: ['external'], source });
  expect(parsed).toEqual({ ignore: [/pdf$/i] });
});
