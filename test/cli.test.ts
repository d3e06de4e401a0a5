import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { version } from '../src/core/version.ts';
import { formatNames } from '../src/report/reporters.ts';
import { readRepositoryFile, repositoryPath } from './repository.ts';

// A machine that is busy with other tests starts a program slowly.
vi.setConfig({ testTimeout: 60_000, maxConcurrency: 3 });

const program = repositoryPath('bin/postlint.js');

// Rules of its own, so that these tests say nothing about ours.
const configuration = `
const say = (word, severity) => ({
  scope: 'document', id: word, summary: 'The word “' + word + '”', severity,
  check: (doc, { report }) => {
    for (const { index } of doc.text.matchAll(new RegExp(word, 'g')))
      report({ at: [index, index + word.length], message: 'This is no place for a ' + word, hint: 'Write “cat”' });
  },
});
const crash = { scope: 'document', id: 'crash', summary: 'Fails', severity: 'off', check: () => { throw new Error('Miaow'); } };
export default {
  generator: 'plain',
  plugins: [{ name: 'cats', rules: [say('dog', 'error'), say('hamster', 'warning'), crash] }],
  overrides: [{ files: 'drafts', rules: { 'cats/dog': 'off' } }],
};
`;

const files = {
  'postlint.config.mjs': configuration,
  'clean.md': '# Tabby\n\nA cat.\n',
  'dog.md': '# Rex\n\nA dog.\n',
  'hamster.md': '# Hugo\n\nA hamster and a hamster.\n',
  'drafts/dog.md': '# Rex\n\nA dog.\n',
  'data.json': '{ "plugins": [] }',
  'slip.json': '{\n  "rules": { "image-alts": "off" }\n}\n',
};

let blog = '';

beforeAll(() => {
  if (!existsSync(repositoryPath('dist/cli/main.js')))
    throw new Error('The program is not built: run npm run build first');
  blog = makeFolder(files);
});

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function makeFolder(contents: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postlint-cli-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs the built program as a user does, with nothing of this terminal. */
function run(words: readonly string[], { cwd = blog, input, env, onStart }: RunOptions = {}): Promise<Run> {
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...words], { cwd, env: { ...inherited, ...env } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', text => (out += text));
  child.stderr.setEncoding('utf8').on('data', text => (err += text));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  onStart?.(child);
  return new Promise(resolve => child.on('close', code => resolve({ code, out, err })));
}

describe.concurrent('exit codes', () => {
  test('0 where there is nothing to mend', async () => {
    expect(await run(['clean.md'])).toMatchObject({ code: 0, err: '' });
  });

  test('1 for errors, with the findings on standard output and nothing on standard error', async () => {
    const { code, out, err } = await run(['dog.md']);
    expect(code).toBe(1);
    expect(out).toContain('This is no place for a dog');
    expect(err).toBe('');
  });

  test('1 for more warnings than --max-warnings allows, with a sentence', async () => {
    expect(await run(['hamster.md', '--max-warnings', '1'])).toMatchObject({
      code: 1,
      err: 'postlint: There are 2 warnings, and --max-warnings allows 1\n',
    });
    expect(await run(['hamster.md', '--max-warnings', '2', '--quiet'])).toMatchObject({ code: 0, err: '' });
  });

  test('2 for a rule that fails, though the others go on', async () => {
    const { code, out } = await run(['dog.md', '--rule', 'cats/crash: error', '--format', 'compact']);
    expect(code).toBe(2);
    expect(out).toContain('internal/cats/crash');
    expect(out).toContain('This is no place for a dog');
  });
});

describe.concurrent('misuse is exit 2, a sentence and a hint, and no stack', () => {
  test.each([
    [['--formatt', 'json'], 'Unknown option “--formatt”\n  hint: Did you mean “--format”?'],
    [['--format', 'jsn'], 'Unknown format “jsn”\n  hint: Did you mean “json”?'],
    [['--format'], 'Option “--format” needs a value\n  hint: Write --format <name>; see “postlint --help”'],
    [
      ['--max-warnings', 'few'],
      '“few” is no value for “--max-warnings”: it must be a number such as 0 or 10\n  hint: See “postlint --help”',
    ],
    [['--only', 'cats/dogs'], 'Unknown rule “cats/dogs”\n  hint: Did you mean “cats/dog”?'],
    [['--rule', 'cats/dog: errr'], '“errr” is not a severity\n  hint: Did you mean “error”?'],
    [['--config', 'postlint.json'], 'Configuration file “postlint.json” does not exist\n  hint: It was looked for in '],
    [['--config', 'slip.json'], 'Unknown rule “image-alts” (slip.json:2)\n  hint: '],
    [['--stdin', 'dog.md'], 'Either paths or --stdin can be linted, not both\n  hint: '],
    [['--stdin-filename', 'dog.md'], '--stdin-filename is for --stdin\n  hint: '],
    [['explain'], 'Missing required argument “rule”\n  hint: See them all with “postlint rules”'],
    [['init', '--ci', 'gitlab'], '“gitlab” is no value for “--ci”: it can be github\n  hint: '],
    [['--sine', 'main'], 'Unknown option “--sine”\n  hint: Did you mean “--since”?'],
    [['--rule', 'cats/dog=off'], '“cats/dog=off” is not a rule setting\n  hint: Write the rule’s id, a colon and'],
    [['rulse'], '“rulse” is neither a command nor a file\n  hint: Did you mean “postlint rules”?'],
    [['expalin', 'cats/dog'], '“expalin” is neither a command nor a file\n  hint: Did you mean “postlint explain”?'],
    [['fix'], '“fix” is neither a command nor a file\n  hint: Did you mean “postlint --fix”?'],
    [['--format', 'json,github'], '“json,github” is more than one format\n  hint: Repeat the flag, and '],
    [['--only', 'cats/dog,cats/crash'], 'Unknown rule “cats/dog,cats/crash”\n  hint: Name one rule at a time'],
    [['help', 'rulse'], 'There is no command “rulse”\n  hint: Did you mean “rules”?'],
    [['help', 'me'], 'There is no command “me”\n  hint: Commands are rules, explain, merge-reports, init'],
    [['explain', 'anchor'], 'Unknown rule “anchor”\n  hint: Did you mean “broken-anchor”?'],
    [['--no-cache', '--cache-location', 'x'], '--no-cache has no location and no strategy\n  hint: Drop it, or '],
    [['--cache-strategy', 'luck'], '“luck” is no value for “--cache-strategy”: it can be metadata, content\n  hint: '],
    [['--jobs', '0'], '“0” is no value for “--jobs”: it must be a number from 1 to 99\n  hint: '],
    [['explain', 'cats/dgo'], 'Unknown rule “cats/dgo”\n  hint: Did you mean “cats/dog”?'],
    [
      ['rules', 'dog.md'],
      'Too many arguments for “rules”. Expected 0 arguments but got 1\n  hint: See “postlint --help”',
    ],
    [['-o', 'dog.md/report.txt', 'clean.md'], '“dog.md/report.txt” can’t be written\n  hint: '],
  ])('%s', async (words, complaint) => {
    const { code, out, err } = await run(words);
    expect(err).toContain(`postlint: ${complaint}`);
    expect(err).not.toMatch(/\n\s+at /);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test.each([[['dgo.md']], [['missing/**/*.md']]])('%s names nothing to lint', async words => {
    const { code, out, err } = await run(words);
    expect(err).toMatch(/^postlint: \S.*\n/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('an empty folder has no posts, and says so', async () => {
    const { code, err } = await run([], { cwd: makeFolder({ '.git/HEAD': '' }) });
    expect(err).toMatch(/^postlint: \S.*\n/);
    expect(code).toBe(2);
  });
});

describe.concurrent('flags', () => {
  test('--format and --output-file, which makes its folder', async () => {
    const folder = makeFolder(files);
    const words = ['dog.md', '--format', 'compact', '--format', 'json:reports/dog.json'];
    expect((await run(words, { cwd: folder })).out).toContain('dog.md:3:3');
    expect(JSON.parse(readFileSync(join(folder, 'reports/dog.json'), 'utf8'))).toMatchObject({
      summary: { errors: 1 },
    });
    expect(await run(['dog.md', '-f', 'json', '-o', 'dog.json'], { cwd: folder })).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(readFileSync(join(folder, 'dog.json'), 'utf8'))).toMatchObject({ summary: { errors: 1 } });
  });

  test('every format at once, each as if it were alone', async () => {
    const folder = makeFolder(files);
    const others = formatNames.filter(name => name !== 'pretty');
    const words = ['dog.md', 'hamster.md', '-f', 'pretty', ...others.flatMap(name => ['-f', `${name}:out/${name}`])];
    const { code, out } = await run(words, { cwd: folder });
    expect([code, out]).toEqual([1, expect.stringContaining('1 error, 2 warnings')]);
    const alone = await Promise.all(others.map(name => run(['dog.md', 'hamster.md', '-f', name], { cwd: folder })));
    expect(others.map(name => readFileSync(join(folder, 'out', name), 'utf8'))).toEqual(alone.map(each => each.out));
  });

  test('--quiet leaves the errors', async () => {
    const { out } = await run(['dog.md', 'hamster.md', '--quiet', '--format', 'json']);
    expect(JSON.parse(out).summary).toMatchObject({ errors: 1, warnings: 0 });
  });

  test('--rule, repeated', async () => {
    const { code, out } = await run(['--rule', 'cats/dog: off', '--rule', 'cats/hamster: error', '-f', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).summary).toMatchObject({ errors: 2, warnings: 0 });
  });

  test('--only runs one rule', async () => {
    const { code, out } = await run(['--only', 'cats/hamster', '-f', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).summary).toMatchObject({ errors: 0, warnings: 2 });
  });

  test('a glob of the configuration that matches nothing makes a notice', async () => {
    const folder = makeFolder({
      'clean.md': 'A cat.\n',
      '.postlintrc.json': '{ "ignore": ["clear.md", "node_modules"] }',
    });
    mkdirSync(join(folder, 'node_modules'));
    expect(await run([], { cwd: folder })).toMatchObject({
      code: 0,
      err: 'postlint: “clear.md” in “ignore” matches no file (.postlintrc.json:1)\n',
    });
  });

  test('--config and --no-config', async () => {
    expect(await run(['dog.md', '--config', 'data.json'])).toMatchObject({ code: 0 });
    expect(await run(['dog.md', '--no-config'])).toMatchObject({ code: 0 });
  });

  test('--no-code takes a configuration that is data, and runs none', async () => {
    const spy = `import { writeFileSync } from 'node:fs';\nwriteFileSync('spied', '');\nexport default { name: 'spy' };\n`;
    const words = ['--no-code', '--format', 'compact'];
    const data = makeFolder({ 'milo.md': '##Milo\n', '.postlintrc.json': '{ "rules": { "heading-space": "off" } }' });
    expect(await run(words, { cwd: data })).toMatchObject({ code: 0, out: '' });
    for (const [name, text] of [
      ['postlint.config.mjs', spy],
      ['.postlintrc.json', '{ "plugins": ["./spy.mjs"] }'],
      ['.postlintrc.yaml', 'remark: [./spy.mjs]'],
      ['package.json', '{ "postlint": { "extends": "./spy.mjs" } }'],
    ] as const) {
      const folder = makeFolder({ 'milo.md': 'A cat.\n', 'spy.mjs': spy, [name]: text });
      const { code, out, err } = await run(words, { cwd: folder });
      expect({ name, code, out }).toEqual({ name, code: 2, out: '' });
      expect(err).toContain('It is code, and --no-code runs none');
      expect(existsSync(join(folder, 'spied'))).toBe(false);
    }
  });

  test('--stdin, as the file that --stdin-filename names', async () => {
    const words = ['--stdin', '--stdin-filename', 'hound.md', '--format', 'compact'];
    const { code, out } = await run(words, { input: 'A dog.\n' });
    expect(out).toContain('hound.md:1:3');
    expect(code).toBe(1);
    const drafted = ['--stdin', '--stdin-filename', 'drafts/hound.md'];
    expect(await run(drafted, { input: 'A dog.\n' })).toMatchObject({ code: 0 });
  });

  test('--print-config shows what holds for a file', async () => {
    const { code, out } = await run(['--print-config', 'drafts/dog.md']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      configFiles: [expect.stringMatching(/postlint\.config\.mjs$/)],
      file: 'drafts/dog.md',
      ignored: false,
      generator: 'plain',
      rules: {
        'cats/dog': 'off',
        'cats/hamster': 'warning',
        'cats/crash': 'off',
        'remark-lint/no-reference-like-url': 'default',
      },
    });
  });

  test('--debug shows where an error comes from', async () => {
    const { code, err } = await run(['--config', 'slip.json', '--debug']);
    expect(err).toMatch(/^postlint: Unknown rule “image-alts” \(slip\.json:2\)\n {2}hint: .*\nUserError: .*\n\s+at /);
    expect(code).toBe(2);
  });
});

describe.concurrent('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s shows every flag, and examples', async word => {
    const { code, out, err } = await run([word]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const flag of ['--format', '--output-file', '--config', '--no-config', '--rule', '--only', '--quiet'])
      expect(out).toContain(flag);
    for (const flag of ['--no-cache', '--cache-location', '--cache-strategy', '--jobs']) expect(out).toContain(flag);
    for (const flag of ['--max-warnings', '--color', '--no-color', '--stdin', '--print-config', '--debug'])
      expect(out).toContain(flag);
    expect(out).toContain('Examples:\n  $ postlint ');
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
  });

  test.each([[['--version']], [['-v']], [['-v', '--no-color']]])(
    '%s prints the version of package.json',
    async words => {
      expect(version).toBe(JSON.parse(readRepositoryFile('package.json')).version);
      expect(await run(words)).toEqual({ code: 0, out: `${version}\n`, err: '' });
    },
  );

  test('rules lists ours and those of plugins', async () => {
    const { code, out } = await run(['rules', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ id: 'cats/dog', severity: 'error' }));
    expect((await run(['rules'])).out).toContain('The word “dog”');
  });

  test('explain prints the page of a rule', async () => {
    expect(await run(['explain', 'cats/dog'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('The word “dog”'),
    });
    expect((await run(['explain', 'remark-lint/no-html'])).out).toContain('remark-lint-no-html');
  });
});

describe.concurrent('colours', () => {
  const escapeCode = /\u001b\[/;

  test.each([
    ['a pipe', [], {}, false],
    ['--color', ['--color'], { NO_COLOR: '1' }, true],
    ['--no-color', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR and NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('%s', async (_, words, env: Record<string, string>, colored) => {
    const { out, err } = await run(['dog.md', ...words], { env });
    expect(escapeCode.test(out)).toBe(colored);
    expect(err).toBe('');
  });

  test('a file has none for the sake of the terminal', async () => {
    const folder = makeFolder(files);
    await run(['dog.md', '-o', 'plain.txt'], { cwd: folder, env: { FORCE_COLOR: '1' } });
    expect(readFileSync(join(folder, 'plain.txt'), 'utf8')).not.toMatch(escapeCode);
  });

  test('COLUMNS sets the width', async () => {
    const { out } = await run(['dog.md'], { env: { COLUMNS: '40' } });
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(40);
  });
});

describe.concurrent('pipes', () => {
  const manyDogs = { ...files, 'dogs.md': 'A dog.\n\n'.repeat(5_000) };

  test('one that is closed early is no failure', async () => {
    const folder = makeFolder(manyDogs);
    const onStart = (child: ChildProcess) => child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, err } = await run(['dogs.md', '--format', 'compact'], { cwd: folder, onStart });
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  test('one that is slow gets all of it', async () => {
    const folder = makeFolder(manyDogs);
    const onStart = (child: ChildProcess) => {
      child.stdout?.pause();
      setTimeout(() => child.stdout?.resume(), 1500);
    };
    const { out } = await run(['dogs.md', '--format', 'json'], { cwd: folder, onStart });
    expect(JSON.parse(out).summary.errors).toBe(5_000);
  });

  test.runIf(existsSync('/dev/full'))('a full disk is a failure', async () => {
    expect(await run(['dog.md', '-o', '/dev/full'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('The disk is full'),
    });
  });
});
