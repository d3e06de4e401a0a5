import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type LintOptions, lint } from '../../src/index.ts';
import { allRules } from '../all-rules.ts';
import { makeImage } from '../make-image.ts';
import { listRepositoryFiles, repositoryPath } from '../repository.ts';
import { makeFolder, makeRepository, stubIsolatedEnvironment } from './git-repository.ts';

// A change that only its own posts can feel is looked for in these alone (engine/contained-change.ts). Here random
// changes of real repositories are linted in both ways: a rule that reads other posts asks for the long one.

/** `FUZZ_RUNS` tries more. */
const runs = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 150) / 20);
const seed = Number(process.env['FUZZ_SEED'] ?? 5);

beforeAll(stubIsolatedEnvironment);
afterAll(() => {
  vi.unstubAllEnvs();
});

const post = (title: string, tags: string, ...body: string[]) =>
  `---\ntitle: ${title}\ntags: [${tags}]\n---\n\n${body.join('\n\n')}\n`;

/** A cat blog whose posts lead to each other, with some old defects. */
const blog = {
  '_config.yml': 'title: Cats\npermalink: /:title/\nplugins: [jekyll-redirect-from]\n',
  '_layouts/post.html': '<main id="cat">{{ content }}</main>\n',
  '_data/cats.yml': '- Milo\n- Tilda\n',
  'vet.md': '---\ntitle: Vet\npermalink: /vet/\n---\n\n## Prices\n\nThey vary.\n\n## Hours\n\nNone on Sunday.\n',
  'images/milo.jpg': makeImage('JPEG'),
  'images/tilda.jpg': makeImage('JPEG'),
  '_posts/2024-01-01-milo.md': post(
    'Milo',
    'cats, Milo',
    '![Milo on a chair](/images/milo.jpg)',
    '[The vet](/vet/#prices), and [nobody](/gone/)',
  ),
  '_posts/2024-02-01-tilda.md': post(
    'Tilda',
    'cats, tilda',
    '## Her chair',
    '![Tilda](/images/tilda.jpg)',
    '[Milo]({% post_url 2024-01-01-milo %}) and [his chair](/milo/#chair)',
  ),
  '_posts/2024-03-01-otto.md': post(
    'Otto',
    'cat, otto',
    '<!-- postlint-disable broken-link -->',
    '[Her chair](/tilda/#her-chair), [hours](../vet/#hours), [lost](/lost/)',
    '<!-- postlint-enable broken-link -->',
    '[The feed](/feed.xml)',
  ),
  '_posts/2024-04-01-clementine.md': post('Clementine', 'cats', '[Otto](/otto/)', '[The vet](/VET/)', '# Tilda'),
};

/** Sites of every generator, whose answers are known. */
const sites: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
  'a cat blog': blog,
  ...Object.fromEntries(
    ['jekyll-oracle/diary', 'hugo-oracle/garden', 'hugo-oracle/multilingual', 'zola-oracle/library']
      .concat(['astro-oracle/journal', 'docusaurus-oracle/meadow', 'hexo-oracle/diary', 'eleventy-oracle/garden'])
      .map(name => [name, readFixture(`fixtures/sites/${name}`)]),
  ),
};

function readFixture(folder: string): Record<string, Uint8Array> {
  const paths = listRepositoryFiles(folder, '').filter(path => !path.endsWith('/truth.json'));
  return Object.fromEntries(paths.map(path => [path.slice(folder.length + 1), readFileSync(repositoryPath(path))]));
}

/** What somebody may do to a file: the numbers choose among files, lines and words. */
interface Step {
  readonly does: keyof typeof deeds;
  readonly to: number;
  readonly how: number;
}

interface Deed {
  readonly folder: string;
  readonly posts: readonly string[];
  readonly others: readonly string[];
  readonly to: number;
  readonly how: number;
}

const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length];

/** Rewrites a post. */
function rewrite({ folder, posts, to }: Deed, change: (text: string) => string): void {
  const file = pick(posts, to);
  if (file === undefined) return;
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

function rewriteLines(deed: Deed, isMeant: (line: string) => boolean, change: (line: string) => string): void {
  rewrite(deed, text => {
    const lines = text.split('\n');
    const meant = [...lines.keys()].filter(index => isMeant(lines[index] ?? ''));
    const chosen = pick(meant, deed.how);
    return lines.map((line, index) => (index === chosen ? change(line) : line)).join('\n');
  });
}

const headerLine = (line: string) => /^["']?\w[\w-]*["']?\s*[:=]/.test(line);

const deeds = {
  'adds a link': deed => {
    const target = pick([...deed.posts, ...deed.others, '/vet/#prices', 'nowhere.md'], deed.how) ?? '';
    const written = pick([`/${target}`, target, target.replace(/\.\w+$/, '/'), `${target}#her-chair`], deed.how) ?? '';
    rewrite(deed, text => `${text}\nAnd [this one](<${written}>) and ![that](<${written}>).\n`);
  },
  'adds a paragraph': deed => rewrite(deed, text => `${text}\nWe wrote this today, below everything else.\n`),
  'adds a paragraph above': deed =>
    rewrite(deed, text => text.replace(/\n\n(?=[^-+\n])/, '\n\nWe wrote this today.\n\n')),
  'takes a line out': deed =>
    rewriteLines(
      deed,
      line => line !== '' && !headerLine(line),
      () => '',
    ),
  'adds a heading': deed => rewrite(deed, text => `${text}\n## A chair of ${deed.how}\n\n## Her chair\n`),
  'renames a heading': deed =>
    rewriteLines(
      deed,
      line => /^#{1,6} /.test(line),
      line => `${line} again`,
    ),
  'takes a heading out': deed =>
    rewriteLines(
      deed,
      line => /^#{1,6} /.test(line),
      () => '',
    ),
  'adds a tag of a template': deed => rewrite(deed, text => `${text}\n{% include cat.html %} {{< cat >}}\n`),
  'changes what the header says': deed => rewriteLines(deed, headerLine, line => `${line.slice(0, -1)}s`),
  'takes a line out of the header': deed => rewriteLines(deed, headerLine, () => ''),
  'writes a header elsewhere': deed => rewrite(deed, text => text.replace(/^(---|\+\+\+)\n/, `$1\n# a comment\n`)),
  'makes titles alike': deed =>
    rewriteLines(
      deed,
      line => /^title\s*[:=]/.test(line),
      line => (line.includes('=') ? 'title = "Milo"' : 'title: Milo'),
    ),
  'hides a post': deed =>
    rewrite(deed, text =>
      text.replace(/^(---|\+\+\+)\n/, (_, fence) => `${fence}\ndraft${fence === '---' ? ':' : ' ='} true\n`),
    ),
  'breaks the header': deed => rewrite(deed, text => text.replace(/^(---|\+\+\+)\n/, '$1\n[: broken\n')),
  'empties a post': deed => rewrite(deed, () => ''),
  'changes line endings': deed => rewrite(deed, text => text.replace(/\r?\n/g, '\r\n')),
  'writes one post over another': deed => {
    const source = pick(deed.posts, deed.how);
    if (source !== undefined) rewrite(deed, () => readFileSync(join(deed.folder, source), 'utf8'));
  },
  'deletes a post': ({ folder, posts, to }) => rmSync(join(folder, pick(posts, to) ?? '')),
  'renames a post': ({ folder, posts, to }) => {
    const file = pick(posts, to) ?? '';
    renameSync(join(folder, file), join(folder, file.replace(/(\.\w+)$/, '-again$1')));
  },
  'adds a post': ({ folder, posts, to, how }) => {
    const file = (pick(posts, to) ?? '').replace(/(\.\w+)$/, `-${how}$1`);
    writeFileSync(join(folder, file), readFileSync(join(folder, pick(posts, how) ?? '')));
  },
  'deletes another file': ({ folder, others, to }) => rmSync(join(folder, pick(others, to) ?? '')),
  'changes another file': ({ folder, others, to, how }) => {
    const path = join(folder, pick(others, to) ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace(pick(['cat', 'true', '/', 'title'], how) ?? '', 'dog'));
  },
} satisfies Readonly<Record<string, (deed: Deed) => void>>;

const names = Object.keys(deeds) as (keyof typeof deeds)[];
/** What leaves other posts as they are comes more often: so do commits. */
const harmless = names.slice(0, 5);
const stepOf = (among: typeof names): fc.Arbitrary<Step> =>
  fc.record({ does: fc.constantFrom(...among), to: fc.nat(1000), how: fc.nat(1000) });
const someSteps = fc.oneof(
  fc.array(stepOf(harmless), { minLength: 1, maxLength: 3 }),
  fc.array(stepOf(names), { minLength: 1, maxLength: 2 }),
);

function take(folder: string, { does, to, how }: Step): void {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter(path => !path.startsWith('.git/'))
    .sort();
  const posts = all.filter(path => /\.(?:md|markdown|mdx)$/.test(path));
  const others = all.filter(path => !posts.includes(path));
  if (posts.length > 0 && others.length > 0) deeds[does]({ folder, posts, others, to, how });
}

/** The configuration by which a rule sees how many posts are looked at, and may want to see all of them. */
function writeConfig(folder: string, isCurious: boolean): string {
  const file = join(folder, `${isCurious ? 'long' : 'short'}.mjs`);
  const watcher = `{ scope: 'site', id: 'watcher', summary: 'Looks on', severity: 'info', readsOthers: ${isCurious}, check: (_, { pages }) => void globalThis.lookedAt.push(pages.length) }`;
  const rules = Object.fromEntries(offByDefault.map(id => [id, 'warning']));
  writeFileSync(
    file,
    `export default { plugins: [{ name: 'test', rules: [${watcher}] }], rules: ${JSON.stringify(rules)} };\n`,
  );
  return file;
}

const offByDefault = allRules
  .filter(rule => rule.severity === 'off' && !(rule.scope === 'site' && rule.readsOthers))
  .map(({ id }) => id);

/** What the watcher saw. */
const lookedAt: number[] = [];
vi.stubGlobal('lookedAt', lookedAt);

/** Lints what is staged, and says of how many posts findings were wanted. */
async function lintStaged(cwd: string, options: LintOptions): Promise<{ said: string; looked: number }> {
  lookedAt.length = 0;
  const { files, reports, notices } = await lint({ cwd, staged: true, now: new Date('2026-01-01'), ...options });
  const found = reports.map(({ file, diagnostics }) => ({ file, diagnostics }));
  return { said: JSON.stringify({ files, notices, found }, undefined, 1), looked: lookedAt[0] ?? 0 };
}

const counts = { contained: 0, felt: 0, caused: 0 };

describe('says the same of random changes, whether all posts are looked at or only those that are changed', () => {
  test.each([...Object.keys(sites).entries()])('%i. in %s', { timeout: 0 }, async (index, name) => {
    const repository = makeRepository(sites[name]);
    const configs = makeFolder('configurations');
    const [short, long] = [writeConfig(configs, false), writeConfig(configs, true)];
    repository.git('add', '.');
    repository.git('commit', '--quiet', '-m', 'The blog');
    await fc.assert(
      fc.asyncProperty(someSteps, fc.boolean(), async (steps, changedLines) => {
        repository.git('reset', '--quiet', '--hard');
        for (const each of steps) take(repository.folder, each);
        repository.git('add', '--all');
        const alone = await lintStaged(repository.folder, { configFile: short, changedLines });
        const all = await lintStaged(repository.folder, { configFile: long, changedLines });
        expect(alone.said).toBe(all.said);
        counts[alone.looked < all.looked ? 'contained' : 'felt']++;
        if (all.said.includes('because of this change')) counts.caused++;
      }),
      { numRuns: runs, seed: seed + index },
    );
    for (const folder of [repository.folder, configs]) rmSync(folder, { recursive: true });
  });

  test('and both is done', () => {
    expect(counts.contained).toBeGreaterThan(runs);
    expect(counts.felt).toBeGreaterThan(runs);
    expect(counts.caused).toBeGreaterThan(0);
  });
});
