import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './figures.mjs';

/** GNU time says how much memory a program and those that it starts have at most; elsewhere that is not known. */
const timer = existsSync('/usr/bin/time') && spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0;

/**
 * Runs the programs in turns, so that whatever else the machine does meets all of them, and gives for each the median of
 * the time that somebody waits, of the time of all cores, and of the memory that it has at most.
 */
export function measure(programs, runs) {
  const taken = new Map(programs.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++)
    for (const program of programs) if (run < (program.runs ?? runs)) taken.get(program.name)?.push(runOnce(program));
  return new Map(
    Array.from(taken, ([name, all]) => [
      name,
      Object.fromEntries(['wall', 'cpu', 'memory'].map(part => [part, median(all.map(each => each[part]))])),
    ]),
  );
}

function runOnce({ name, command, cwd, before }) {
  before?.();
  const report = join(tmpdir(), `postlint-bench-${process.pid}.txt`);
  const words = timer ? ['/usr/bin/time', '-f', '%U %S %M', '-o', report, ...command] : command;
  const started = performance.now();
  // What they print is not read: some print more than a pipe holds.
  const { status, signal } = spawnSync(words[0], words.slice(1), { cwd, stdio: 'ignore' });
  const wall = performance.now() - started;
  // 1 is what linters say when they have found something.
  if (status !== 0 && status !== 1) throw new Error(`${name} failed: ${signal ?? status}`);
  const [user = Number.NaN, system = Number.NaN, kilobytes = Number.NaN] = timer
    ? readFileSync(report, 'utf8').trim().split('\n').at(-1).split(' ').map(Number)
    : [];
  if (timer) rmSync(report);
  return { wall, cpu: (user + system) * 1000, memory: kilobytes / 1000 };
}
