import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { version } from '../src/core/version.ts';
import { isolatedEnvironment, makeFolder, makeRepository, type TestRepository } from './node/git-repository.ts';
import { readRepositoryFile, repositoryPath } from './repository.ts';

// Each step starts several programs, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

const source = readRepositoryFile('action.yml');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Step {
  readonly id: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

const action: Action = parse(source);

/** What GitHub's own parser says of an action. */
function findErrors(content: string): string[] {
  const { context } = parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

test('GitHub’s own parser takes the action', () => {
  expect(findErrors(source)).toEqual([]);
  expect(findErrors(source.replace('using: composite', 'using: composed'))).not.toEqual([]);
  expect(findErrors(source.replace('shell: bash', 'shel: bash'))).not.toEqual([]);
});

test('no input is part of a script', () => {
  for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
  const used = action.runs.steps.flatMap(({ env }) => Object.values(env));
  expect(used.sort()).toEqual(
    Object.keys(action.inputs)
      .sort()
      .map(name => `\${{ inputs.${name} }}`),
  );
});

test('GitHub’s own parser takes the workflows of docs/ci.md', () => {
  const workflows = [...readRepositoryFile('docs/ci.md').matchAll(/```yaml\n((?:#.*\n)*on:[\s\S]*?)```/g)];
  expect(workflows.length).toBeGreaterThan(0);
  for (const [, content = ''] of workflows) {
    const { context } = parseWorkflow({ name: 'posts.yml', content }, new NoOperationTraceWriter());
    expect(
      context.errors.getErrors().map(({ message }) => message),
      content,
    ).toEqual([]);
    for (const [, name = ''] of content.matchAll(/^ {10}([a-z-]+):/gm))
      if (content.includes('postlint@'))
        expect([...Object.keys(action.inputs), 'fetch-depth', 'node-version', 'sarif_file'], content).toContain(name);
  }
});

const folders: string[] = [];
const blogs: TestRepository[] = [];
afterAll(() => {
  for (const blog of blogs) blog.remove();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const post = (title: string, body: string) => `---\ntitle: ${title}\n---\n\n${body}\n`;

/** A repository with a blog in a folder, in which postlint is installed. */
function makeBlog(): TestRepository {
  const blog = makeRepository({
    'blog/_config.yml': 'permalink: /:title/\n',
    'blog/_posts/2024-03-01-tilda.md': post('Tilda', '[The vet](/vet/)\n\n![](https://cats.example/a.jpg)'),
    'blog/_posts/2024-03-02-::error::milo.md': post('Milo', 'Milo sleeps.'),
  });
  blogs.push(blog);
  const bin = join(blog.folder, 'blog/node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(repositoryPath('bin/postlint.js'), join(bin, 'postlint'));
  return blog;
}

interface Run {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the steps of the action as a runner does. */
function runAction(
  { folder }: TestRepository,
  inputs: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv = {},
): Run {
  const runner = makeFolder('runner');
  folders.push(runner);
  for (const file of ['summary', 'output']) writeFileSync(join(runner, file), '');
  const evaluate = (written: string) =>
    written.replace(
      /^\$\{\{ inputs\.([\w-]+) \}\}$/,
      (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? '',
    );
  let log = '';
  let code: number | null = 0;
  for (const { shell, env, run } of action.runs.steps) {
    expect(shell).toBe('bash');
    const given = Object.fromEntries(Object.entries(env).map(([name, written]) => [name, evaluate(written)]));
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...isolatedEnvironment(),
        npm_config_offline: 'true',
        npm_config_cache: join(runner, 'npm'),
        npm_config_update_notifier: 'false',
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: folder,
        GITHUB_ACTION_PATH: repositoryPath('').replace(/\/$/, ''),
        GITHUB_STEP_SUMMARY: join(runner, 'summary'),
        GITHUB_OUTPUT: join(runner, 'output'),
        RUNNER_TEMP: runner,
        ...environment,
        ...given,
      },
    });
    log += result.stdout + result.stderr;
    code = result.status;
  }
  const outputs = readFileSync(join(runner, 'output'), 'utf8').trimEnd().split('\n').filter(Boolean);
  return {
    code,
    log,
    summary: readFileSync(join(runner, 'summary'), 'utf8'),
    outputs: Object.fromEntries(
      outputs.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ),
  };
}

/** What a runner takes for commands: lines that begin so, but not between `stop-commands` and its token. */
function findCommands(log: string): string[] {
  let token: string | undefined;
  return log.split('\n').filter(line => {
    if (token !== undefined) {
      if (line.trim() === `::${token}::`) token = undefined;
      return false;
    }
    token = /^::stop-commands::(.+)$/.exec(line)?.[1];
    return token === undefined && /^\s*::/.test(line);
  });
}

describe('the action', () => {
  test('marks findings, writes a summary and outputs, and fails', () => {
    const { code, log, summary, outputs } = runAction(makeBlog(), { 'working-directory': 'blog' });
    expect(code).toBe(1);
    // From the top of the repository, though it runs in a folder of it.
    expect(findCommands(log)).toEqual([
      '::error file=blog/_posts/2024-03-01-tilda.md,line=5,endLine=5,col=11,endColumn=16,title=broken-link::Link target “/vet/” does not exist%0ACorrect the address, or add what it leads to',
      expect.stringMatching(/^::warning file=blog\/_posts\/2024-03-01-tilda\.md,line=7,.*title=image-alt::/),
    ]);
    expect(log).toContain('\u001b[');
    expect(summary).toMatch(/^### ❌ 1 error, 1 warning in 1 of 2 files\n/);
    expect(outputs).toMatchObject({ errors: '1', warnings: '1' });
    expect(Object.keys(action.outputs).sort()).toEqual(Object.keys(outputs).sort());
    expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')).summary.errors).toBe(1);
  });

  test('takes paths, flags, formats and what fails', () => {
    const blog = makeBlog();
    const inputs = {
      'working-directory': 'blog',
      paths: '_posts/2024-03-02-*.md\r\n',
      'sarif-file': 'out/posts.sarif',
    };
    const clean = runAction(blog, { ...inputs, args: '--only\nbroken-link\n', summary: 'false', annotations: 'false' });
    expect(clean).toMatchObject({ code: 0, summary: '', outputs: { errors: '0' } });
    expect(findCommands(clean.log)).toEqual([]);
    expect(JSON.parse(readFileSync(join(blog.folder, 'blog/out/posts.sarif'), 'utf8')).version).toBe('2.1.0');
    const given = { 'working-directory': 'blog', args: '--only\nimage-alt' };
    expect(runAction(blog, given).code).toBe(0);
    expect(runAction(blog, { ...given, 'fail-on': 'warning' }).code).toBe(1);
    expect(runAction(blog, { 'working-directory': 'blog', 'fail-on': 'never' }).code).toBe(0);
  });

  test('checks what changed since a revision', () => {
    const blog = makeBlog();
    blog.write({ '.gitignore': 'node_modules\n' });
    blog.git('add', '.');
    blog.git('commit', '--quiet', '-m', 'The blog');
    const inputs = { 'working-directory': 'blog', since: 'HEAD' };
    expect(runAction(blog, inputs).code).toBe(0);
    blog.write({ 'blog/_posts/2024-03-02-::error::milo.md': post('Milo', '[Home](/home/)') });
    const { log, code } = runAction(blog, inputs);
    expect(code).toBe(1);
    expect(findCommands(log)).toEqual([
      expect.stringContaining('file=blog/_posts/2024-03-02-%3A%3Aerror%3A%3Amilo.md,'),
    ]);
    expect(runAction(blog, { ...inputs, since: '--output=x' })).toMatchObject({ code: 2 });
  });

  test('runs nothing that an input holds', () => {
    const blog = makeBlog();
    const hostile = '"; touch trace; $(touch trace) `touch trace` #\n-x';
    const free = { paths: hostile, args: hostile, since: hostile, 'sarif-file': hostile };
    expect(runAction(blog, { 'working-directory': 'blog', ...free }).code).toBe(2);
    runAction(blog, { 'working-directory': 'blog', ...free, args: '' });
    const checked = ['working-directory', 'fail-on', 'annotations', 'summary'];
    for (const name of checked) expect(runAction(blog, { [name]: hostile }).code, name).toBe(2);
    runAction(blog, { version: hostile });
    for (const folder of ['', 'blog']) expect(existsSync(join(blog.folder, folder, 'trace'))).toBe(false);
    expect(runAction(blog, { 'fail-on': hostile }).log).toContain('::error title=postlint::Input “fail-on”');
    expect(runAction(blog, { 'working-directory': 'gone' }).log).toContain('Input “working-directory” is not a folder');
  });

  test('fetches the version that is asked for, or else its own', () => {
    const tools = makeFolder('tools');
    folders.push(tools);
    // Stands for npx: nothing is fetched in a test, and nothing is installed.
    const npx = '#!/bin/sh\n[ "$1" = --no-install ] && exit 1\nprintf "%s\\n" "$@"\n';
    writeFileSync(join(tools, 'npx'), npx, { mode: 0o755 });
    const environment = { PATH: `${tools}:${process.env['PATH']}` };
    const own = runAction(makeBlog(), {}, environment);
    expect(own.log).toContain(`--yes\n--package\npostlint@${version}\n--\npostlint\n--format\npretty\n`);
    expect(runAction(makeBlog(), { version: '1.2.3' }, environment).log).toContain('\npostlint@1.2.3\n');
  });
});
