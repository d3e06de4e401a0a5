// Times `postlint --staged` as a hook runs it, with two posts that have just been staged, the one in part:
// `npm run bench:staged [posts]`. The cache knows all posts as they were committed.
// Says what is spent on git, and with which commands; a profile is written with `node --cpu-prof`.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, milliseconds } from './figures.mjs';
import { makeSite } from './make-site.mjs';

const RUNS = 7;
const [posts = 5000] = process.argv.slice(2).map(Number);
const program = fileURLToPath(new URL('../bin/postlint.js', import.meta.url));
const say = line => process.stdout.write(`${line}\n`);

const home = mkdtempSync(join(tmpdir(), 'postlint-bench-'));
const folder = join(home, 'blog');
const log = join(home, 'git.log');
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_NOSYSTEM: '1',
  HOME: home,
  XDG_CACHE_HOME: join(home, 'cache'),
};
const git = (...words) => execFileSync('git', words, { cwd: folder, env: environment, encoding: 'utf8' });

try {
  execFileSync('mkdir', [folder]);
  const { bytes } = makeSite(folder, { posts });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Milo');
  git('config', 'user.email', 'milo@cats.example');
  git('add', '.');
  git('commit', '--quiet', '-m', 'The blog');
  const names = readdirSync(join(folder, '_posts'));
  const edited = [names[Math.floor(posts / 3)], names[Math.floor(posts / 2)]].map(name => join(folder, '_posts', name));
  const stage = () => {
    for (const path of edited)
      appendFileSync(path, '\nWe wrote this today, and [the about page](/about/) says who we are.\n');
    git('add', '.');
    // A part of one of them stays unstaged.
    appendFileSync(edited[1], '\nAnd this is for later.\n');
  };
  say(
    `${posts} posts, ${(bytes / 1e6).toFixed(1)} MB, two of them staged; ${cpus().length} cores, Node ${process.version}`,
  );

  const empty = time(['-e', '0']);
  const first = time([program, '--staged']);
  const times = Array.from({ length: RUNS }, () => {
    stage();
    return time([program, '--staged']);
  });
  say(`node -e 0             ${milliseconds(empty)}`);
  say(`first run             ${milliseconds(first)}`);
  say(`later, median of ${RUNS}    ${milliseconds(median(times))} (${times.map(Math.round).join(', ')})`);
  sayGit();
} finally {
  rmSync(home, { recursive: true, force: true });
}

function time(words, env = environment) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`It exited with ${status}: ${stderr}`);
  return performance.now() - started;
}

/** A git that writes down how it is called, and how long it takes. */
function sayGit() {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\nstart=$(date +%s%N)\n'${real}' "$@"\ncode=$?\necho "$(( ($(date +%s%N) - start) / 1000 )) $*" >> '${log}'\nexit $code\n`;
  execFileSync('mkdir', [join(home, 'bin')]);
  writeFileSync(join(home, 'bin/git'), script, { mode: 0o755 });
  time([program, '--staged'], { ...environment, PATH: join(home, 'bin') + delimiter + environment.PATH });
  const calls = readFileSync(log, 'utf8').trimEnd().split('\n');
  for (const call of calls) {
    const [microseconds, ...words] = call.split(' ');
    const command = words.join(' ').replace(/^(?:--\S+ |-c \S+ )+/, '');
    say(`git ${command.slice(0, 90).padEnd(90)} ${milliseconds(Number(microseconds) / 1000)}`);
  }
}
