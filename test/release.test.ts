import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRepositoryFile, repositoryPath } from './repository.ts';

let home = '';
let project = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'postlint-release-'));
  project = join(home, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "name": "purr", "version": "1.2.0" }\n');
  writeFileSync(join(project, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n## 1.2.0\n\n- Purrs\n');
  git('init', '--quiet');
  commit();
  git('tag', 'v1.2.0');
  // The registry, and a record of what it was asked to do.
  const npm = '#!/bin/sh\necho "$@" >> ../asked\n[ "$1" = view ] && [ -f ../published ] && echo 1.2.0\nexit 0\n';
  mkdirSync(join(home, 'bin'));
  writeFileSync(join(home, 'bin/npm'), npm);
  chmodSync(join(home, 'bin/npm'), 0o755);
});
afterEach(() => rmSync(home, { recursive: true }));

function git(...words: string[]): void {
  execFileSync('git', ['-c', 'user.name=Mia', '-c', 'user.email=mia@cats.example', ...words], { cwd: project });
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'A cat');
}

const onGitHub = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'cats/purr',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example',
};

function release(words: readonly string[] = [], env: Readonly<Record<string, string>> = onGitHub) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [repositoryPath('scripts/release.mjs'), ...words], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: `${join(home, 'bin')}:${process.env['PATH']}`, ...env },
  });
  const asked = existsSync(join(home, 'asked')) ? readFileSync(join(home, 'asked'), 'utf8').trim().split('\n') : [];
  return { status, said: stdout + stderr, published: asked.filter(line => !line.startsWith('view')) };
}

test('publishes a tagged commit with provenance from the repository that built it', () => {
  expect(release()).toEqual({
    status: 0,
    said: '',
    published: [
      'pkg set repository.type=git repository.url=git+https://github.com/cats/purr.git',
      'publish --provenance --access public',
    ],
  });
});

test('a dry run publishes nothing', () => {
  expect(release(['--dry-run'])).toEqual({ status: 0, said: 'purr 1.2.0 can be published\n', published: [] });
});

test.each<[string, () => void, string]>([
  ['changes', () => writeFileSync(join(project, 'cat.txt'), 'Purr\n'), 'changes that are not committed'],
  ['a missing tag', () => git('tag', '--delete', 'v1.2.0'), 'this commit has no tag “v1.2.0”'],
  ['a published version', () => writeFileSync(join(home, 'published'), ''), 'npm has version 1.2.0 already'],
  [
    'a changelog without the version',
    () => {
      writeFileSync(join(project, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- Purrs\n');
      commit();
      git('tag', '--force', 'v1.2.0');
    },
    'CHANGELOG.md still has lines under “Unreleased”\nrelease: CHANGELOG.md has no section “1.2.0”',
  ],
])('%s keeps it back', (_name, prepare, said) => {
  prepare();
  const outcome = release();
  expect(outcome.status).toBe(1);
  expect(outcome.said).toContain(said);
  expect(outcome.published).toEqual([]);
});

test('a machine that nobody vouches for keeps it back', () => {
  const outcome = release([], {});
  expect(outcome).toMatchObject({ status: 1, published: [] });
  expect(outcome.said).toContain('“id-token: write”');
});

test('the workflow for a tag may ask for an identity, and runs every check before it publishes', () => {
  const name = '.github/workflows/release.yml';
  const content = readRepositoryFile(name);
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  expect(context.errors.getErrors()).toEqual([]);
  expect(content).toContain('id-token: write');
  const steps = [...content.matchAll(/- run: (.+)/g)].map(([, command]) => command);
  expect(steps).toEqual(['bash .ci/run', 'npm run smoke', 'npm run release']);
});
