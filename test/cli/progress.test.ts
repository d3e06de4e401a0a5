import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeProgressLine, renderProgress } from '../../src/cli/progress-line.ts';
import { openStatusLine } from '../../src/cli/status-line.ts';
import { hasTerminal, runInTerminal } from '../run-in-terminal.ts';
import { runProgram } from '../run-program.ts';

// A machine that is busy with other tests starts a program slowly.
vi.setConfig({ testTimeout: 60_000 });

const reading = (done: number) => ({ label: 'Reading posts', done, total: 14_594 });

function watch() {
  const shown: string[] = [];
  const clock = { time: 0 };
  const progress = makeProgressLine({ show: line => void shown.push(line), width: 80, elapsed: () => clock.time });
  const tell = (time: number, done: number, label = 'Reading posts') => {
    clock.time = time;
    progress({ label, done, total: 14_594 });
  };
  return { shown, tell };
}

describe('a line that says how far the run is', () => {
  test('is not shown in the first half second', () => {
    const { shown, tell } = watch();
    for (let time = 0; time < 500; time += 10) tell(time, time);
    expect(shown).toEqual([]);
    tell(500, 500);
    expect(shown).toHaveLength(1);
  });

  test('is shown ten times a second, and when something else begins', () => {
    const { shown, tell } = watch();
    for (let time = 500; time < 1500; time++) tell(time, time);
    expect(shown).toHaveLength(10);
    tell(1500, 1, 'Checking the site');
    tell(1501, 2, 'Checking the site');
    expect(shown.slice(10)).toEqual([expect.stringContaining('Checking the site')]);
  });

  test('has a bar where there is room, and never fills the last column', () => {
    expect(renderProgress(reading(0), 80)).toBe('Reading posts ──────────────────────── 0 of 14,594');
    expect(renderProgress(reading(7_297), 80)).toBe('Reading posts ━━━━━━━━━━━━──────────── 7,297 of 14,594');
    expect(renderProgress(reading(14_594), 45)).toBe('Reading posts ━━━━━━━━━━━━━ 14,594 of 14,594');
    expect(renderProgress(reading(14_594), 38)).toBe('Reading posts 14,594 of 14,594');
    expect(renderProgress(reading(14_594), 20)).toHaveLength(19);
    expect(renderProgress({ label: 'Waiting', done: 0, total: 0 }, 80)).toBe('Waiting');
  });

  test('replaces the one before, and is erased once', () => {
    const written: string[] = [];
    const line = openStatusLine(text => void written.push(text));
    line.erase();
    expect(written).toEqual([]);
    line.show('one');
    line.show('two');
    line.erase();
    line.erase();
    expect(written.join('|')).toBe('\r\u001b[Kone|\r\u001b[Ktwo|\r\u001b[K');
  });
});

describe('in a run that takes its time', () => {
  let blog = '';
  beforeAll(() => {
    blog = mkdtempSync(join(tmpdir(), 'postlint-progress-'));
    const nap = `
      const nap = { scope: 'document', id: 'nap', summary: 'A nap', severity: 'warning',
        check: () => { for (const end = performance.now() + 180; performance.now() < end; ); } };
      export default { generator: 'plain', plugins: [{ name: 'cats', rules: [nap] }] };`;
    writeFileSync(join(blog, 'postlint.config.mjs'), nap);
    for (const cat of ['milo', 'mimi', 'tilda']) writeFileSync(join(blog, `${cat}.md`), `# ${cat}\n\nA cat.\n`);
  });
  afterAll(() => rmSync(blog, { recursive: true }));

  test.runIf(hasTerminal)('a terminal shows it until the report', async () => {
    const { code, text } = await runInTerminal('', { cwd: blog });
    expect(code).toBe(0);
    expect(text).toContain('\r\u001b[KReading posts ');
    expect(text).toContain(' 3 of 3');
    const [, report = ''] = text.split(/\r\u001b\[K(?=[^\r]*No problems)/);
    expect(report).not.toContain('\u001b[K');
    expect(report).not.toContain('Reading');
  });

  test.runIf(hasTerminal).each([
    ['a CI service with a terminal', '', { CI: 'true' }],
    ['a terminal that knows no codes', '', { TERM: 'dumb' }],
    ['a pipe', '| cat', {}],
    ['a file', '> /dev/null', {}],
  ])('%s does not', async (_, words, env: Record<string, string>) => {
    expect((await runInTerminal(words, { cwd: blog, env })).text).not.toMatch(/Reading|\u001b\[K/);
  });

  test('nobody is told where nobody watches', async () => {
    expect(await runProgram([], { cwd: blog })).toMatchObject({ code: 0, err: '' });
  });
});
