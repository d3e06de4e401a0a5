// Publishes this commit to npm, with a provenance that says from where it came: `npm run release`, which
// .github/workflows/release.yml runs for a tag such as v1.2.0. `-- --dry-run` only says what would keep it back.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const {
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  ACTIONS_ID_TOKEN_REQUEST_URL: identity,
} = process.env;

const obstacles = [...judgeCommit(), ...judgeChangelog(), ...judgePlace(), ...judgeRegistry()];
for (const obstacle of obstacles) console.error(`release: ${obstacle}`);
if (obstacles.length > 0) process.exit(1);
if (values['dry-run']) console.log(`${name} ${version} can be published`);
else publish();

function git(...words) {
  return execFileSync('git', words, { encoding: 'utf8' }).trim();
}

function* judgeCommit() {
  if (git('status', '--porcelain') !== '') yield 'there are changes that are not committed';
  if (!git('tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`))
    yield `this commit has no tag “v${version}”`;
}

function* judgeChangelog() {
  const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
  const find = title => sections.find(section => section.split(/\s/, 1)[0] === title);
  if (/\n\s*\S/.test(find('Unreleased') ?? '')) yield 'CHANGELOG.md still has lines under “Unreleased”';
  if (!find(version)) yield `CHANGELOG.md has no section “${version}”`;
}

/** npm signs only what a CI service vouches for. */
function* judgePlace() {
  if (!identity || !server || !repository)
    yield 'provenance needs a run of GitHub Actions with the permission “id-token: write”';
}

function* judgeRegistry() {
  const { status, stdout } = spawnSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8' });
  if (status === 0 && stdout.trim() === version) yield `npm has version ${version} already`;
}

function publish() {
  // npm compares this address with the one that GitHub vouches for.
  execFileSync('npm', ['pkg', 'set', 'repository.type=git', `repository.url=git+${server}/${repository}.git`]);
  execFileSync('npm', ['publish', '--provenance', '--access', 'public'], { stdio: 'inherit' });
}
