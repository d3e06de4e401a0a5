import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import Ajv from 'ajv';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { readDocsPage, type Step } from './docs-page.ts';
import { isolatedEnvironment, makeFolder, makeRepository, type TestRepository } from './node/git-repository.ts';
import { listRepositoryFiles, readRepositoryFile, repositoryPath } from './repository.ts';
import { runProgram } from './run-program.ts';

// Each command starts a program, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, maxConcurrency: 2 });

const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...listRepositoryFiles('docs', '.md')];
const pages = files.map(file => ({ file, ...readDocsPage(readRepositoryFile(file)) }));

/** Commands that no test of a page can run, each with its reason. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm install --save-dev postlint': 'fetches the package: `npm run smoke` installs it',
  'npm install': 'fetches packages: CI begins with it',
  'npm ci': 'fetches packages',
  'npm test': 'runs this test',
  'npm run check': 'runs this test',
  'npm run check:regexes': 'takes minutes: CI runs it',
  'npm run build': 'writes what other tests read meanwhile',
  'npm run fmt': 'changes files: `npm run check:static` asks whether it would',
  'npm run gen': 'changes files: generated.test.ts asks whether it would',
  'npm run oracle -- jekyll': 'needs the real generators',
  'npm run fuzz': 'takes minutes: CI runs a part of it',
  'npm run test:fuzz': 'takes a minute: CI runs it',
  'npm run mutate': 'takes half an hour',
  'npm run mutate -- src/rules/long-heading.ts': 'fetches Stryker',
  'npm run coverage': 'runs the other tests',
  'npm run smoke': 'fetches versions of Node',
  'npm run release -- --dry-run': 'needs a tagged commit: release.test.ts makes one',
  'npm run bench': 'fetches other linters',
  'npx vitest run --dir test --no-isolate rules.test': 'runs tests',
  'npx vitest run --dir test --no-isolate -t broken-link': 'runs tests',
  'postlint --watch': 'never ends: cli/watch.test.ts runs it',
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const post = (title: string, body: string) => `---\ntitle: ${title}\ndate: 2024-05-01\n---\n\n${body}\n`;

/** A site that has what the pages speak of: something staged, a branch of origin, defects, postlint as npm installs it. */
function makeSite(): TestRepository {
  const site = makeRepository({
    '.gitignore': 'node_modules\n',
    '_config.yml': 'permalink: /:title/\n',
    'content/vet.md': '---\ntitle: Vet\n---\n\nShe is nice.\n',
    'draft.md': post('Draft', 'A draft.'),
    '_posts/2024-05-01-tabby.md': post('Tabby', '[The vet](/vte/)\n\n[Food] (/food/)'),
  });
  folders.push(site.folder);
  site.git('add', '.');
  site.git('commit', '--quiet', '--no-verify', '-m', 'The blog');
  site.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  site.write({ '_posts/2024-05-02-milo.md': post('Milo', '![](/milo.jpg)') });
  site.git('add', '.');
  mkdirSync(join(site.folder, 'node_modules'));
  symlinkSync(repositoryPath(''), join(site.folder, 'node_modules/postlint'));
  symlinkSync(repositoryPath('node_modules/zod'), join(site.folder, 'node_modules/zod'));
  return site;
}

/** `postlint`, `npx`, `node`, and a program that takes what is piped into it. */
function makeTools(): string {
  const tools = makeFolder('tools');
  folders.push(tools);
  const program = `exec "${process.execPath}" "${repositoryPath('bin/postlint.js')}" "$@"`;
  const npx = 'while case "$1" in --*) true;; *) false;; esac; do shift; done\nexec "$@"';
  const node = `exec "${process.execPath}" "$@"`;
  for (const [name, script] of Object.entries({ postlint: program, npx, node, reviewdog: 'cat' }))
    writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return tools;
}

const tools = makeTools();

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(command: string, folder: string): Promise<Outcome> {
  const env = {
    ...isolatedEnvironment(),
    PATH: `${tools}:${process.env['PATH']}`,
    GITHUB_BASE_REF: 'main',
    XDG_CACHE_HOME: join(folder, 'node_modules/.cache'),
  };
  return new Promise(resolve => {
    const words = ['-o', 'pipefail', '-c', command];
    const child = execFile('bash', words, { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 99) : 0, out, err }),
    );
    child.stdin?.end();
  });
}

/** A command works if postlint could do its job; what it finds is another matter. */
async function expectToWork(command: string, site: TestRepository, output?: string): Promise<void> {
  for (const part of command.split(' && ')) {
    if (Object.hasOwn(elsewhere, part)) continue;
    // The network is not asked for the links of the sample site: only commands that name it see it.
    const folder = part.includes('fixtures/') ? repositoryPath('') : site.folder;
    const { code, out, err } = await run(part, folder);
    expect(part.includes('postlint') ? [0, 1] : [0], `${part}\n${err}`).toContain(code);
    if (output !== undefined) expect(out, part).toBe(output);
  }
}

/** Every string below these keys of a recipe is a command. */
function commandsOf(recipe: unknown, key = ''): string[] {
  if (typeof recipe === 'string') return /^(?:run|script|entry)$/.test(key) ? [recipe] : [];
  if (Array.isArray(recipe)) return recipe.flatMap(item => commandsOf(item, key));
  if (recipe === null || typeof recipe !== 'object') return [];
  return Object.entries(recipe).flatMap(([name, value]) => commandsOf(value, name));
}

/** The value that a matrix has in its place, each in turn. */
function expandMatrix(command: string, text: string): string[] {
  const values = /^ +shard: \[(.*)\]$/m.exec(text)?.[1]?.split(', ') ?? [];
  return command.includes('{{') ? values.map(value => command.replace(/\$\{\{ matrix\.shard \}\}/g, value)) : [command];
}

const COMPILE = `"${repositoryPath('node_modules/.bin/tsc')}" --noEmit --strict --module nodenext --target es2023 --skipLibCheck`;
const CONFIG = /^(?:\.postlintrc\.\w+|postlint\.config\.\w+)$/;

/** Puts a block where its page says, and tries it as what it is. */
async function followFile({ file, text }: Extract<Step, { kind: 'file' }>, site: TestRepository): Promise<void> {
  if (file.startsWith('.git/')) return expectAllToWork(text.split('\n').slice(1), site);
  if (CONFIG.test(file)) for (const name of readdirSync(site.folder)) if (CONFIG.test(name)) remove(site, name);
  mkdirSync(join(site.folder, dirname(file)), { recursive: true });
  site.write({ [file]: text });
  if (file.endsWith('.ts')) await expectToWork(`${COMPILE} ${file}`, site, '');
  if (CONFIG.test(file)) {
    const { code, out, err } = await run('postlint --print-config _posts/2024-05-01-tabby.md', site.folder);
    expect({ code, err }, text).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).configFiles, text).toEqual([join(site.folder, file)]);
  } else if (file.endsWith('pre-commit')) await expectAllToWork(text.split('\n'), site);
  else if (file === 'lint-staged.config.mjs') {
    const { default: config } = await import(pathToFileURL(join(site.folder, file)).href);
    await expectAllToWork([config['*']()], site);
  } else if (/\.ya?ml$/.test(file)) {
    if (file.startsWith('.github/')) expectWorkflow(text);
    const commands = commandsOf(parse(text)).flatMap(command => expandMatrix(command, text));
    expect(commands.join('\n') + text, file).toContain('postlint');
    await expectAllToWork(commands, site);
  } else expect(file, 'no test knows this kind of file').toMatch(/\.(?:md|ts|mjs)$/);
}

function remove(site: TestRepository, name: string): void {
  rmSync(join(site.folder, name));
}

async function expectAllToWork(commands: readonly string[], site: TestRepository): Promise<void> {
  for (const command of commands) if (command !== '') await expectToWork(command, site);
}

function expectWorkflow(content: string): void {
  const { context } = parseWorkflow({ name: 'posts.yml', content }, new NoOperationTraceWriter());
  expect(
    context.errors.getErrors().map(({ message }) => message),
    content,
  ).toEqual([]);
}

describe.concurrent('a page can be followed', () => {
  for (const { file, steps } of pages)
    test(file, async () => {
      const site = makeSite();
      for (const step of steps) {
        if (step.kind === 'file') await followFile(step, site);
        else if (step.kind === 'command') await expectToWork(step.command, site, step.output);
        else expectIllustration(step, file);
      }
    });
});

/** What is neither put into a file nor run is a report, or a post. */
function expectIllustration({ lang, text, line }: Extract<Step, { kind: 'block' }>, file: string): void {
  if (lang === 'json') {
    const isReport = new Ajv.default({ allowUnionTypes: true }).compile(
      JSON.parse(readRepositoryFile('report-schema.json')),
    );
    expect(isReport(JSON.parse(text)), `${file}:${line} ${JSON.stringify(isReport.errors)}`).toBe(true);
  } else expect(['text', 'markdown'], `${file}:${line} is in no file: name one above it`).toContain(lang);
}

test('a command that is not run is shown somewhere, and exists', () => {
  const { scripts } = JSON.parse(readRepositoryFile('package.json'));
  const shown = pages.flatMap(({ steps }) =>
    steps.flatMap(step => {
      if (step.kind === 'command') return step.command.split(' && ');
      return step.kind === 'file' && /\.ya?ml$/.test(step.file) ? commandsOf(parse(step.text)) : [];
    }),
  );
  for (const command of Object.keys(elsewhere)) {
    expect(shown).toContain(command);
    const script = /^npm run ([\w:-]+)/.exec(command)?.[1];
    if (script !== undefined) expect(Object.keys(scripts)).toContain(script);
  }
});

test('the pages name every flag, and no other', async () => {
  const cwd = repositoryPath('');
  const helps = await Promise.all([['--help'], ['init', '--help']].map(words => runProgram(words, { cwd })));
  const [lint = [], init = []] = helps.map(({ out }) => flagsIn(out));
  const readme = pages[0]?.words.flatMap(flagsIn) ?? [];
  expect(lint.filter(flag => !['--help', '--version'].includes(flag) && !readme.includes(flag))).toEqual([]);
  const ours = pages.flatMap(({ words }) => words.filter(word => /^(?:npx )?postlint |^--/.test(word)));
  const known = [...lint, ...init, '--no-external', '--no-color'];
  expect(ours.flatMap(flagsIn).filter(flag => !known.includes(flag))).toEqual([]);
});

function flagsIn(text: string): string[] {
  return Array.from(text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g), match => match[0]);
}

test('the pages lead somewhere', async () => {
  const { code, out, err } = await runProgram([...files, 'CHANGELOG.md', '--no-cache'], { cwd: repositoryPath('') });
  expect(out + err).toMatch(/^✓ No problems/);
  expect(code).toBe(0);
});
