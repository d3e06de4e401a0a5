// Measures postlint beside other linters and writes docs/performance.md: `npm run bench`.
//   --posts 100,2000,14000   sizes of the generated sites
//   --site FOLDER            also a site of yours, which is copied and not named
//   --runs 5                 how often each program runs
//   --slow 2000              the largest site for the linters that take minutes
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeSite } from './make-site.mjs';
import { measure } from './measure.mjs';
import { installPeers } from './peers.mjs';
import { topOf } from './profile.mjs';

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '100,2000,14000' },
    site: { type: 'string' },
    runs: { type: 'string', default: '5' },
    slow: { type: 'string', default: '2000' },
  },
});
const runs = Number(values.runs);
const root = fileURLToPath(new URL('..', import.meta.url));
const program = [process.execPath, join(root, 'bin/postlint.js')];
const peers = installPeers();
const folder = mkdtempSync(join(tmpdir(), 'postlint-bench-'));
const say = line => process.stdout.write(`${line}\n`);
const sections = [];

try {
  const sizes = values.posts.split(',').map(Number);
  for (const posts of sizes) sections.push(benchSite(openSite(posts), posts <= Number(values.slow)));
  if (values.site) sections.push(benchSite(copySite(values.site), true));
  sections.push(benchStart(), benchChange(), benchStaged());
  const text = writeReport(sections, profile(sizes.at(-1) ?? 2000));
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'docs/performance.md'), text);
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', 'docs/performance.md'], { cwd: root });
  say('Written to docs/performance.md');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A repository, because a cache belongs to one, and so do the rules on what git knows. */
function openSite(posts, name = `site-${posts}`) {
  const cwd = join(folder, name);
  mkdirSync(cwd, { recursive: true });
  if (readdirSync(cwd).length === 0) {
    makeSite(cwd, { posts });
    commitAll(cwd);
  }
  return { cwd, name: `${posts} posts` };
}

function copySite(path) {
  const cwd = join(folder, 'site-given');
  cpSync(path, cwd, { recursive: true });
  commitAll(cwd);
  return { cwd, name: 'A given site' };
}

function commitAll(cwd) {
  const git = (...words) => execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench', ...words], { cwd });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'A cat diary');
}

/** Cold: nothing is known of any post. Warm: nothing has changed since the last run. */
function benchSite({ cwd, name }, hasSlow) {
  say(name);
  const cache = ['--cache-location', join(folder, `cache-${cwd.split('/').at(-1)}`)];
  const rumdlCache = ['--cache-dir', join(folder, `rumdl-${cwd.split('/').at(-1)}`)];
  const slow = { cwd, runs: Math.min(runs, 2) };
  const programs = [
    { name: 'postlint, cold', cwd, command: [...program, '--no-cache'] },
    { name: 'rumdl, cold', cwd, command: [peers.rumdl, 'check', '--no-cache', '.'] },
    { name: 'postlint, warm', cwd, command: [...program, ...cache] },
    { name: 'rumdl, warm', cwd, command: [peers.rumdl, 'check', ...rumdlCache, '.'] },
    ...(hasSlow ? [{ name: 'markdownlint-cli2', ...slow, command: peers.markdownlint }] : []),
    ...(hasSlow ? [{ name: 'remark-cli, recommended and links', ...slow, command: peers.remark }] : []),
  ];
  // Both have to see a file once more before they believe its times.
  measure([programs[2], programs[3]], 2);
  return { title: name, base: 'rumdl, cold', rows: measure(programs, runs) };
}

/** What is felt at a key press: the start, and one post of a small site. */
function benchStart() {
  say('Start');
  const { cwd } = openSite(100);
  const post = `_posts/${readdirSync(join(cwd, '_posts'))[50]}`;
  const cache = ['--cache-location', join(folder, 'cache-start')];
  const programs = [
    { name: 'node -e 0', cwd, command: [process.execPath, '-e', '0'] },
    { name: 'postlint --version', cwd, command: [...program, '--version'] },
    { name: 'postlint on one of 100 posts, cold', cwd, command: [...program, '--no-cache', post] },
    { name: 'postlint on one of 100 posts, warm', cwd, command: [...program, ...cache, post] },
    { name: 'rumdl on that post', cwd, command: [peers.rumdl, 'check', '--no-cache', post] },
  ];
  measure([programs[3]], 2);
  return { title: 'Start, and one post of a small site', base: 'node -e 0', rows: measure(programs, runs * 3) };
}

function benchChange() {
  say('One post changed');
  const { cwd } = openSite(14_000);
  const post = join(cwd, '_posts', readdirSync(join(cwd, '_posts'))[5000]);
  const command = [...program, '--cache-location', join(folder, 'cache-change')];
  const programs = [
    { name: 'nothing changed', cwd, command },
    { name: 'one post changed', cwd, command, before: () => appendFileSync(post, '\nMore of it.\n') },
  ];
  measure([programs[0]], 2);
  return { title: 'One post of 14,000 changed, warm', base: 'nothing changed', rows: measure(programs, runs) };
}

function benchStaged() {
  say('Staged');
  const { cwd } = openSite(5000);
  const posts = readdirSync(join(cwd, '_posts')).slice(2500, 2502);
  for (const post of posts) appendFileSync(join(cwd, '_posts', post), '\nMore of it.\n');
  execFileSync('git', ['add', '--all'], { cwd });
  const command = [...program, '--cache-location', join(folder, 'cache-staged')];
  const programs = [
    { name: 'node -e 0', cwd, command: [process.execPath, '-e', '0'] },
    { name: 'postlint --staged', cwd, command: [...command, '--staged'] },
    { name: 'postlint', cwd, command },
  ];
  measure([programs[2], programs[1]], 2);
  return { title: 'Two posts of 5,000 staged, warm', base: 'postlint', rows: measure(programs, runs) };
}

function profile(posts) {
  say('Profile');
  const { cwd } = openSite(posts);
  const out = join(folder, 'profile');
  const [node, ...words] = program;
  const command = [node, '--cpu-prof', `--cpu-prof-dir=${out}`, ...words, '--no-cache', '--jobs', '1'];
  measure([{ name: 'profile', cwd, command }], 1);
  return { posts, lines: topOf(join(out, readdirSync(out)[0]), 25) };
}

function writeReport(all, { posts, lines }) {
  const { model } = cpus()[0] ?? {};
  const machine = `${availableParallelism()} cores (${model?.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}`;
  const versions = Object.entries(peers.versions)
    .slice(0, 5)
    .map(([name, version]) => `${name} ${version}`);
  const [load = 0] = loadavg();
  return `# Performance

Written by \`npm run bench${process.argv.slice(2).length > 0 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\`, which makes the sites (\`bench/make-site.mjs\`: a believable Jekyll blog of any size) and installs the others in a temporary folder.

- ${machine}; load at the end ${load.toFixed(1)}.
- ${versions.join(', ')}.
- Programs run in turns; medians of ${runs} (${Math.min(runs, 2)} for the slow ones, ${runs * 3} for the start). Every linter runs all that it has on by default, and its report is thrown away. Quote ratios, not seconds.
- *Cold*: nothing is known of any post. *Warm*: nothing has changed since the last run.

${all.map(writeTable).join('\n\n')}

## Where the time of a cold run goes

One thread, ${posts} posts: the share of each function without those that it calls.

\`\`\`text
${lines.join('\n')}
\`\`\`
`;
}

function writeTable({ title, base, rows }) {
  const reference = rows.get(base)?.wall ?? Number.NaN;
  const cells = Array.from(rows, ([name, { wall, cpu, memory }]) => [
    name,
    Math.round(wall),
    Math.round(cpu),
    (wall / reference).toFixed(2),
    Number.isNaN(memory) ? '' : Math.round(memory),
  ]);
  const lines = [['', 'wall ms', 'cpu ms', `to ${base}`, 'peak MB'], ['---', '--:', '--:', '--:', '--:'], ...cells];
  return `## ${title}\n\n${lines.map(line => `| ${line.join(' | ')} |`).join('\n')}`;
}
