import { mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runProgram } from '../run-program.ts';

const POSTS = 500;
/** Each takes a second: `npm run test:kill` kills more often than the suite. */
const KILLS = Number(process.env['KILLS'] ?? 6);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const nameOf = (index: number) => `post-${index}.md`;
const oldText = (index: number) => `##Day ${index}\n\n${'Milo slept. '.repeat(index)}\n`;
const newText = (index: number) => oldText(index).replace('##Day', '## Day');

function makeBlog(): string {
  const folder = mkdtempSync(join(tmpdir(), 'postlint-kill-'));
  folders.push(folder);
  for (let index = 0; index < POSTS; index++) writeFileSync(join(folder, nameOf(index)), oldText(index));
  return folder;
}

/** How many posts are new; fails where one is neither old nor new, or where anything could be taken for a post. */
function countNew(folder: string): number {
  let count = 0;
  for (let index = 0; index < POSTS; index++) {
    const text = readFileSync(join(folder, nameOf(index)), 'utf8');
    if (text === newText(index)) count++;
    else expect(text, nameOf(index)).toBe(oldText(index));
  }
  const others = readdirSync(folder).filter(name => !name.startsWith('post-'));
  for (const name of others) expect(name).toMatch(/^\.postlint-.*\.tmp$/);
  return count;
}

function restore(folder: string): void {
  for (let index = 0; index < POSTS; index++) writeFileSync(join(folder, nameOf(index)), oldText(index));
}

/** Fixes all posts; `delay` milliseconds after the first one is written, the process is killed. */
async function fixAndKill(folder: string, delay: number): Promise<void> {
  const watcher = watch(folder);
  await runProgram(['--fix', '--no-config', '--only', 'heading-space'], {
    cwd: folder,
    onStart: child => watcher.once('change', () => setTimeout(() => child.kill('SIGKILL'), delay)),
  });
  watcher.close();
}

test('whenever --fix is killed, every post is the old or the new one, byte for byte', async () => {
  // How long writing takes on this machine, so that the kills spread over it.
  const started = performance.now();
  let first = started;
  const blog = makeBlog();
  const watcher = watch(blog).once('change', () => (first = performance.now()));
  await runProgram(['--fix', '--no-config', '--only', 'heading-space'], { cwd: blog });
  watcher.close();
  expect(countNew(blog)).toBe(POSTS);
  const writing = performance.now() - first;

  const counts: number[] = [];
  const killInTurn = async (folder: string, kills: number): Promise<void> => {
    for (let kill = 0; kill < kills; kill++) {
      restore(folder);
      await fixAndKill(folder, Math.random() * writing);
      counts.push(countNew(folder));
    }
  };
  await Promise.all([killInTurn(blog, KILLS / 2), killInTurn(makeBlog(), KILLS / 2)]);
  expect(counts).toHaveLength(KILLS);
  const amid = counts.filter(count => count > 0 && count < POSTS);
  expect(amid.length, `of ${KILLS} kills, those amid the writing: ${counts.join(' ')}`).toBeGreaterThan(KILLS / 10);
}, 300_000);
