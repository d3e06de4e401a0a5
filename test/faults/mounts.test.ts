import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { repositoryPath } from '../repository.ts';
import { catBlog, expectWords, makeFolder, runShell } from '../shell.ts';

vi.setConfig({ testTimeout: 120_000, maxConcurrency: 2 });

const post = '_posts/2024-03-02-tabby.md';

const works = (...words: readonly string[]) => spawnSync(words[0] ?? '', words.slice(1)).status === 0;
/** In a name space of its own, whose mounts end with it. */
const canMount = works('unshare', '--mount', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt');

const program = `"${process.execPath}" "${repositoryPath('bin/postlint.js')}"`;

/** Runs a line of shell on a disk of its own that holds the cat blog; what is on it in the end is copied. */
async function runOnDisk(prepare: string, script: string, files: Readonly<Record<string, string>> = {}) {
  const blog = Object.entries({ ...catBlog, ...files }).map(([name, text]) => [`blog/${name}`, text] as const);
  const folder = makeFolder({
    ...Object.fromEntries(blog),
    'disk/empty': '',
    'run.sh': [
      `postlint() { ${program} "$@"; }`,
      'top=$PWD && mount -t tmpfs -o size=256k tmpfs disk && cp -R blog/. disk && cd disk || exit 99',
      `${prepare} 2>/dev/null`,
      script,
      'code=$?; cp -R . "$top/after"; exit $code',
    ].join('\n'),
  });
  return { run: await runShell('unshare --mount sh run.sh', folder), folder: join(folder, 'after') };
}

const full = 'dd if=/dev/zero of=fill bs=4096';
const noNames = `mount -o remount,nr_inodes=$(df -i . | tail -1 | awk '{ print $3 }') .`;
const readOnly = 'mount -o remount,ro .';

describe.runIf(canMount)('a disk', () => {
  const disks = [
    ['that is full', full, 'the disk is full'],
    ['that takes no more files', noNames, 'the disk is full'],
    ['that is read-only', readOnly, 'the disk is read-only'],
  ] as const;

  describe.concurrent.each(disks)('%s', (_, prepare, why) => {
    test('leaves every post as it was under --fix, and is told of', async () => {
      const { run, folder } = await runOnDisk(prepare, 'postlint --no-cache --fix --format compact');
      expectWords(run, 2, `“${post}” is not fixed: ${why}\n  hint: Its text is as it was`);
      expect(run.err).not.toContain('nothing to fix');
      expect(run.out).toContain('heading-space');
      expect(readFileSync(join(folder, post), 'utf8')).toBe(catBlog[post]);
      expect(readdirSync(join(folder, '_posts'))).toEqual(['2024-03-02-tabby.md']);
    });

    test.each([
      ['report.json', '{"old": 1}', 'postlint --no-cache --format json:report.json --format compact'],
      ['.postlint-baseline.json', '{"version": 1, "files": {}}', 'postlint --no-cache --write-baseline'],
      ['.postlintrc.json', '{"rules": {}}', 'postlint init --yes --force'],
    ])('leaves %s as it was', async (file, old, command) => {
      const without = await runOnDisk(prepare, command);
      expectWords(without.run, 2, new RegExp(`can’t be written\\n {2}hint: ${why}`, 'i'));
      expect(readdirSync(without.folder)).not.toContain(file);
      const { run, folder } = await runOnDisk(prepare, command, { [file]: old });
      expectWords(run, 2, new RegExp(`can’t be written\\n {2}hint: ${why}`, 'i'));
      expect(readFileSync(join(folder, file), 'utf8')).toBe(old);
    });

    test('holds no cache, and the report is whole', async () => {
      const whole = await runShell('postlint --no-cache --format compact', makeFolder());
      expect((await runOnDisk(prepare, 'postlint --format compact --cache-location cache')).run).toEqual(whole);
    });
  });
});

/** Root is bound by no limit on processes, and others of the same user count. */
const canLimit =
  process.getuid?.() === 0 && works('setpriv', '--reuid=4321', 'true') && works('prlimit', '--nproc=99', 'true');

describe.runIf(canLimit)('where only so many processes and threads may be', () => {
  const posts = Array.from({ length: 150 }, (_, day) => [`_posts/2024-01-01-cat-${day}.md`, catBlog[post]] as const);
  const begin =
    'git init --quiet . && git add . && git -c user.name=Milo -c user.email=milo@cats.example commit -qm Cats';

  test.each(['--jobs 4', '--jobs 1', '--staged', '--since HEAD'])(
    'postlint %s: the whole report, or an error',
    async words => {
      const folder = makeFolder({ ...catBlog, ...Object.fromEntries(posts) });
      await runShell(`${begin} && echo '[Milo](/milo/)' >> ${post} && git add . && chown -R 4321 .`, folder);
      const user = 'setpriv --reuid=4321 --regid=4321 --clear-groups';
      const command = `${program} --no-cache --format compact ${words}; exit $?`;
      const options = { env: { HOME: '/tmp' } };
      const whole = await runShell(`${user} ${command}`, folder, options);
      expectWords(whole, 1);
      const codes = new Set<number | null>();
      for (let count = 10; count <= 18; count++) {
        const run = await runShell(`prlimit --nproc=${count} ${user} ${command}`, folder, options);
        codes.add(run.code);
        // Whether Node can start is its own affair: then nothing of ours has run.
        if (run.code === 1) expect(run).toEqual(whole);
        else expect([count, run.out, run.code === 2 || (run.code ?? 0) > 127]).toEqual([count, '', true]);
        if (run.code === 2)
          expectWords(run, 2, /git can’t be run\n {2}hint: The system starts no more programs|git could not answer/);
      }
      expect(codes).toContain(1);
    },
  );
});
