import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LocalServer, serve } from '../node/external/local-web.ts';
import { repositoryPath } from '../repository.ts';
import { runProgram } from '../run-program.ts';

// Servers on this machine, as an intranet has them.
vi.setConfig({ testTimeout: 120_000 });

let blog: string;
let server: LocalServer;
let asked: string[];
/** Addresses that nobody answers until they are taken out. */
let silent: Set<string>;

const statuses: Readonly<Record<string, number>> = { '/food': 404, '/busy': 500 };

const answer: RequestListener = ({ url = '' }, response) => {
  asked.push(url);
  const reply = () => void response.writeHead(statuses[url] ?? 200).end();
  if (!silent.has(url)) return reply();
  const timer = setInterval(() => {
    if (silent.has(url) || response.writableEnded) return;
    clearInterval(timer);
    reply();
  }, 20);
  response.on('close', () => clearInterval(timer));
};

beforeEach(async () => {
  blog = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-answers-')));
  asked = [];
  silent = new Set();
  server = await serve(answer);
  mkdirSync(join(blog, 'node_modules'));
  configure({});
  link('food', 'bowl', 'slow');
});
afterEach(async () => {
  await server.close();
  rmSync(blog, { recursive: true });
});

/** One after the other, so that it is known which have answered. */
function configure(more: object): void {
  const external = { allow: ['127.0.0.0/8'], perHost: 1, delay: 0, retries: 0, ...more };
  writeFileSync(join(blog, '.postlintrc.json'), JSON.stringify({ external }));
}

function link(...names: readonly string[]): void {
  const links = names.map(name => `[${name}](http://127.0.0.1:${server.port}/${name})`);
  writeFileSync(join(blog, 'milo.md'), `# Milo\n\n${links.join(' ')}\n`);
}

function readStore(): Record<string, string> {
  const path = join(blog, 'node_modules/.cache/postlint/external-links.json');
  if (!existsSync(path)) return {};
  const { addresses } = JSON.parse(readFileSync(path, 'utf8'));
  return Object.fromEntries(
    Object.entries<{ state: string }>(addresses).map(([url, { state }]) => [new URL(url).pathname, state]),
  );
}

async function untilAsked(path: string): Promise<void> {
  await vi.waitFor(() => expect(asked).toContain(path), { timeout: 60_000, interval: 20 });
}

describe('a run that is ended while it waits', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s keeps what is proven, and is no success', async signal => {
    silent.add('/slow');
    let child: ChildProcess | undefined;
    const run = runProgram(['--external'], {
      cwd: blog,
      onStart: started => {
        child = started;
      },
    });
    await untilAsked('/slow');
    child?.kill(signal);
    const { code, out, err } = await run;
    expect([code, child?.signalCode, out]).toEqual([null, signal, '']);
    expect(err).toBe(
      'postlint: Interrupted when 2 of 3 external links had been looked at\n' +
        '  hint: What was proven is kept: run it again to ask the rest\n',
    );
    expect(readStore()).toEqual({ '/food': 'not-found', '/bowl': 'alive' });
    // And the next run asks for the rest only.
    silent.clear();
    asked.length = 0;
    const next = await runProgram(['--external'], { cwd: blog });
    expect(next.out).toContain('2 answer, 1 is dead');
    expect([next.code, asked]).toEqual([1, ['/slow']]);
  });

  test('writes no report over an older one', async () => {
    silent.add('/slow');
    writeFileSync(join(blog, 'report.json'), 'older');
    let child: ChildProcess | undefined;
    const run = runProgram(['--external', '--format', 'json:report.json'], {
      cwd: blog,
      onStart: started => {
        child = started;
      },
    });
    await untilAsked('/slow');
    child?.kill('SIGINT');
    expect((await run).code).toBe(null);
    expect(readFileSync(join(blog, 'report.json'), 'utf8')).toBe('older');
  });
});

describe('with --watch', () => {
  let said: string;
  let child: ChildProcess;
  const start = (...words: readonly string[]) => {
    said = '';
    const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, ...env } = process.env;
    child = spawn(process.execPath, [repositoryPath('bin/postlint.js'), '--watch', ...words], { cwd: blog, env });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
  };
  /** All that was said since the last time, once all of these are among it and the program waits again. */
  const hear = async (...texts: readonly string[]): Promise<string> => {
    await vi.waitFor(
      () => {
        for (const text of texts) expect(said).toContain(text);
        const last = Math.max(...texts.map(text => said.lastIndexOf(text)));
        expect(said.slice(last)).toContain('watching for changes');
      },
      { timeout: 60_000, interval: 20 },
    );
    const heard = said;
    said = '';
    return heard;
  };
  /** Once it waits in silence: during a run, Ctrl-C ends it as it ends any other program. */
  const end = async (): Promise<number | null> => {
    for (let before: string | undefined; before !== said; ) {
      before = said;
      await new Promise(done => setTimeout(done, 500));
    }
    const ended = new Promise<number | null>(done => void child.on('close', done));
    child.kill('SIGINT');
    return ended;
  };
  afterEach(() => void child.kill('SIGKILL'));

  test('nobody waits: the report comes at once, and again when all have answered', async () => {
    silent.add('/slow');
    start('--external');
    expect(await hear('3 not asked yet')).not.toContain('dead-link');
    await untilAsked('/slow');
    silent.clear();
    await hear('dead-link', '2 answer, 1 is dead');
    expect(await end()).toBe(0);
  });

  test('a change asks for what is new only, and doubts are not looked into each time', async () => {
    link('bowl', 'busy');
    start('--external');
    await hear('1 answers, 1 unsure (1 in trouble)');
    asked.length = 0;
    link('bowl', 'busy', 'food');
    await hear('dead-link', '1 answers, 1 is dead, 1 unsure (1 in trouble)');
    expect(new Set(asked)).toEqual(new Set(['/food']));
    expect(await end()).toBe(0);
  });

  test('settings that change hold from then on', async () => {
    link('food');
    start('--external');
    await hear('dead-link');
    configure({ ignore: ['127.0.0.1'] });
    expect(await hear('No problems in 1 file')).not.toContain('dead-link');
    expect(await end()).toBe(0);
  });

  test('Ctrl-C keeps what has been proven so far', async () => {
    silent.add('/slow');
    start('--external');
    await hear('3 not asked yet');
    await untilAsked('/slow');
    expect(await end()).toBe(0);
    expect(readStore()).toEqual({ '/food': 'not-found', '/bowl': 'alive' });
  });

  test('a cache among the posts is no change of theirs', async () => {
    link('food');
    start('--external', '--cache-location', 'cache');
    await hear('dead-link');
    await new Promise(done => setTimeout(done, 1500));
    expect(said).toBe('');
    expect(existsSync(join(blog, 'cache/external-links.json'))).toBe(true);
    expect(await end()).toBe(0);
  });

  test('“cached” asks nobody, and sees what another run has found out meanwhile', async () => {
    link('food');
    start('--external=cached');
    await hear('1 unsure (1 not asked yet)');
    expect(asked).toEqual([]);
    await runProgram(['--external'], { cwd: blog });
    asked.length = 0;
    link('food', 'bowl');
    await hear('dead-link', '1 is dead, 1 unsure (1 not asked yet)');
    expect(asked).toEqual([]);
    expect(await end()).toBe(0);
  });
});

describe('with shards', () => {
  const shard = (index: number, ...words: readonly string[]) =>
    runProgram(['--shard', `${index}/2`, '--format', `json:shard-${index}.json`, ...words], { cwd: blog });

  test('nobody is asked before reports are merged, and then once', async () => {
    writeFileSync(join(blog, 'tilda.md'), readFileSync(join(blog, 'milo.md')));
    for (const index of [1, 2]) expect(await shard(index)).toMatchObject({ code: 0 });
    const merge = ['merge-reports', 'shard-1.json', 'shard-2.json'];
    expect((await runProgram(merge, { cwd: blog })).out).not.toContain('External links');
    expect(asked).toEqual([]);
    const merged = await runProgram([...merge, '--external'], { cwd: blog });
    expect(merged.out).toContain('2 answer, 1 is dead');
    expect(merged.out.match(/ {2}dead-link/g)).toHaveLength(2);
    expect(asked.filter(url => url === '/bowl')).toHaveLength(1);
    expect(merged.code).toBe(1);
  });

  test('a configuration that asks holds where they are merged', async () => {
    configure({ check: true });
    for (const index of [1, 2]) expect(await shard(index)).toMatchObject({ code: 0 });
    expect(asked).toEqual([]);
    const merged = await runProgram(['merge-reports', 'shard-1.json', 'shard-2.json'], { cwd: blog });
    expect(merged.out).toContain('2 answer, 1 is dead');
  });

  test.each(['--external', '--external=cached'])('%s with one shard is a slip', async flag => {
    const { code, out, err } = await shard(1, flag);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'postlint: --shard does not go with --external\n' +
        '  hint: External links are looked at once, where reports are merged: give it to “postlint merge-reports”\n',
    );
  });
});
