import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runProgram } from '../run-program.ts';

/** Writes down every attempt to reach somebody, and refuses it. */
const watchman = `
const { appendFileSync } = require('node:fs');
const watch = (object, name) => {
  object[name] = function (...args) {
    appendFileSync(process.env.WATCH_LOG, name + ' ' + JSON.stringify(args.filter(arg => typeof arg === 'string')) + '\\n');
    const error = Object.assign(new Error('watched'), { code: 'ECONNREFUSED' });
    const callback = args.at(-1);
    if (typeof callback === 'function') return void setImmediate(callback, error);
    throw error;
  };
};
const net = require('node:net');
watch(net.Socket.prototype, 'connect');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) watch(require('node:dns'), name);
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) watch(require('node:dns/promises'), name);
for (const { prototype } of [require('node:dns').Resolver, require('node:dns/promises').Resolver])
  for (const name of ['resolve', 'resolve4', 'resolve6']) watch(prototype, name);
watch(require('node:dgram').Socket.prototype, 'send');
watch(globalThis, 'fetch');
require('node:module').syncBuiltinESMExports();
`;

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postlint-external-'));
  log = join(folder, 'log.txt');
  mkdirSync(join(folder, 'site'));
  write('site/milo.md', '# Milo\n\n[Food](https://shelter.cats/food) ![Bowl](http://pictures.cats/bowl.png)\n');
  write('watchman.cjs', watchman);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  writeFileSync(join(folder, path), text);
}

async function run(...words: string[]) {
  const env = {
    NODE_OPTIONS: `--require ${JSON.stringify(join(folder, 'watchman.cjs'))}`,
    WATCH_LOG: log,
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  const result = await runProgram(words, { cwd: join(folder, 'site'), env });
  return { ...result, attempts: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [] };
}

describe('nobody is asked', () => {
  test('by default', async () => {
    const { code, out, attempts } = await run();
    expect([code, attempts]).toEqual([0, []]);
    expect(out).not.toContain('External links');
  });

  test('with a configuration that says only how', async () => {
    write('site/.postlintrc.json', '{ "external": { "timeout": 5, "fragments": true } }');
    expect((await run()).attempts).toEqual([]);
  });

  test('with --external=cached', async () => {
    const { code, out, attempts } = await run('--external=cached');
    expect([code, attempts]).toEqual([0, []]);
    expect(out).toContain('External links: none answers, 2 unsure (2 not asked yet)');
  });

  test('with --no-external, whatever the configuration says', async () => {
    write('site/.postlintrc.json', '{ "external": true }');
    expect((await run('--no-external')).attempts).toEqual([]);
  });

  test('for links that are not public', async () => {
    write('site/milo.md', '[a](http://127.0.0.1/) [b](http://[::1]/) [c](http://router/) [d](http://cats.example/)\n');
    const { out, attempts } = await run('--external');
    expect(attempts).toEqual([]);
    expect(out).toContain('External links: none answers, 4 unsure (4 not public)');
  });
});

describe('somebody is asked', () => {
  test('with --external, and no failure follows from silence', async () => {
    write('site/.postlintrc.json', '{ "external": { "retries": 0 } }');
    const { code, out, attempts } = await run('--external');
    expect(attempts.length).toBeGreaterThan(0);
    expect(code).toBe(0);
    expect(out).toContain('External links: none answers, 2 unsure (2 not looked up)');
  });

  test.each(['true', '{ "check": true, "retries": 0 }'])('with “external”: %s in the configuration', async value => {
    write('site/.postlintrc.json', `{ "external": ${value} }`);
    expect((await run()).attempts.length).toBeGreaterThan(0);
  });

  test('and a path behind the flag is a path', async () => {
    write('site/.postlintrc.json', '{ "external": { "retries": 0 } }');
    const { out } = await run('--external', 'milo.md');
    expect(out).toContain('No problems in 1 file');
    expect(out).toContain('2 unsure');
  });
});

test('a slip in the mode is named', async () => {
  const { code, err } = await run('--external=cachd');
  expect(code).toBe(2);
  expect(err).toContain('“cachd” is no way to look at external links');
  expect(err).toContain('Did you mean “--external=cached”?');
});
