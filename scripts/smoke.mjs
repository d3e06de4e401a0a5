// Packs postlint, installs it in an empty folder and tries it there, with several versions of Node from npm:
// `npm run smoke -- [version…]`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', '26'];
const work = mkdtempSync(join(tmpdir(), 'postlint-smoke-'));
const failures = [];

const [{ filename, files, size }] = JSON.parse(
  run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], ROOT).stdout,
);
const home = join(work, 'home');
mkdirSync(home);
writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }');
run('npm', ['install', '--no-audit', '--no-fund', join(work, filename)], home);
describeInstallation();
writeSite();
for (const version of versions) tryWith(version);
tryTypes();
rmSync(work, { recursive: true });
console.log(failures.length === 0 ? 'all of it works' : failures.join('\n'));
process.exitCode = failures.length === 0 ? 0 : 1;

function describeInstallation() {
  const folders = listPackages(join(home, 'node_modules'));
  const scripts = folders.filter(folder => {
    const { scripts: own = {} } = readPackage(folder);
    return ['preinstall', 'install', 'postinstall'].some(name => name in own);
  });
  for (const folder of scripts) failures.push(`${readPackage(folder).name} runs a script when it is installed`);
  const licences = new Set(folders.map(folder => readPackage(folder).license));
  const bytes = folders.reduce((sum, folder) => sum + sizeOf(folder), 0);
  console.log(
    `${files.length} files, ${megabytes(size)} packed; installed: ${folders.length} packages, ${megabytes(bytes)}, licences ${[...licences].sort().join(', ')}`,
  );
}

function writeSite() {
  const site = join(home, 'site');
  mkdirSync(join(site, '_posts'), { recursive: true });
  writeFileSync(join(site, '_config.yml'), 'title: Cats\n');
  writeFileSync(join(site, 'Gemfile'), "gem 'jekyll', '~> 4.3'\n");
  writeFileSync(join(site, '_posts/2024-05-01-milo.md'), '---\ntitle: Milo\n---\n\nTo [the vet](/vet/).\n');
  writeFileSync(
    join(site, 'postlint.config.ts'),
    "import { defineConfig } from 'postlint';\nexport default defineConfig({ rules: { 'heading-space': 'error' } });\n",
  );
  writeFileSync(
    join(home, 'use.mjs'),
    "import { lint } from 'postlint';\nconst { reports } = await lint({ cwd: 'site' });\nprocess.stdout.write(reports[0].diagnostics[0].rule);\n",
  );
}

function tryWith(version) {
  const folder = join(work, `node-${version}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const name = `node-${process.platform}-${process.arch}`.replace('win32', 'win');
  run('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], folder);
  const node = join(folder, 'node_modules', name, 'bin', 'node');
  const program = join(home, 'node_modules/postlint/bin/postlint.js');
  const own = readPackage(join(home, 'node_modules/postlint')).version;
  expect(version, spawnSync(node, [program, '--version']), { status: 0, stdout: `${own}\n` });
  const report = '_posts/2024-05-01-milo.md:5:14: error Link target “/vet/” does not exist [broken-link]\n';
  const site = join(home, 'site');
  expect(version, spawnSync(node, [program, '--format', 'compact'], { cwd: site }), { status: 1, stdout: report });
  expect(version, spawnSync(node, ['use.mjs'], { cwd: home }), { status: 0, stdout: 'broken-link' });
  const explained = spawnSync(node, [program, 'explain', 'broken-link'], { cwd: home });
  expect(version, { ...explained, stdout: `${explained.stdout}`.slice(0, 11) }, { status: 0, stdout: 'broken-link' });
  console.log(`Node ${spawnSync(node, ['--version']).stdout}`.trim());
}

/** What a plugin imports has all its types. */
function tryTypes() {
  const rule = `import { defineConfig, documentRule, lint, siteRule } from 'postlint';
export const rule = documentRule({ id: 'purr', summary: 'Purring', severity: 'warning', check: (doc, { report }) => {
  for (const { position } of doc.nodes('heading')) report({ at: [position?.start.offset ?? 0, 0], message: 'Purr' });
} });
export default defineConfig({ plugins: [{ name: 'cats', rules: [rule] }] });
export const result = lint({ cwd: '.' }).then(({ files }) => files.toFixed());
export { siteRule };
`;
  writeFileSync(join(home, 'rule.ts'), rule);
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'rule.ts'];
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  expect('types', spawnSync(process.execPath, [tsc, ...options], { cwd: home }), { status: 0, stdout: '' });
}

function expect(where, { status, stdout, stderr }, wanted) {
  if (status === wanted.status && `${stdout}` === wanted.stdout) return;
  failures.push(`${where}: exit code ${status} instead of ${wanted.status}\n${stdout}${stderr}`);
}

function run(command, words, cwd) {
  const done = spawnSync(command, words, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error(`${command} ${words.join(' ')} failed\n${done.stderr}`);
  return done;
}

function listPackages(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) => {
      const path = join(folder, name);
      if (name.startsWith('@')) return listPackages(path);
      const inner = readdirSync(path).includes('node_modules') ? listPackages(join(path, 'node_modules')) : [];
      return [path, ...inner];
    });
}

function readPackage(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
    }, 0);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
