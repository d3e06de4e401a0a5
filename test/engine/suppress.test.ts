import { describe, expect, test } from 'vitest';
import { documentRule, type Rule } from '../../src/core/rule.ts';
import { allRules } from '../all-rules.ts';
import { lintMemory } from '../lint-memory.ts';

const jekyll = { '_config.yml': 'title: Cats\npermalink: /:title/\n' };
const post = '_posts/2024-05-01-milo.md';

interface Options {
  readonly only?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly config?: unknown;
}

/** Place, rule and message of each finding in a post of a Jekyll site. */
async function lint(text: string, { config, ...options }: Options = {}) {
  const files = {
    ...jekyll,
    [post]: text,
    ...(config !== undefined && { '.postlintrc.json': JSON.stringify(config) }),
  };
  const { reports } = await lintMemory({ files, ...options });
  return reports
    .flatMap(report => report.diagnostics)
    .map(({ span: { start }, rule, message }) => `${start.line}:${start.column} ${rule}: ${message}`);
}

function write(...body: string[]): string {
  return ['---', 'title: Milo', '---', ...body, ''].join('\n');
}

describe('a directive suppresses', () => {
  test('what a rule finds in the post alone', async () => {
    expect(await lint(write('##Food'))).toHaveLength(1);
    expect(await lint(write('<!-- postlint-disable-next-line heading-space -->', '##Food'))).toEqual([]);
  });

  test('what a rule finds out from the site', async () => {
    expect(await lint(write('[Tilda](/tilda/)'))).toHaveLength(1);
    expect(await lint(write('[Tilda](/tilda/) <!-- postlint-disable-line broken-link -- soon -->'))).toEqual([]);
  });

  test('what remark-lint finds', async () => {
    const definitions = ['See [food].', '', '[food]: /feed.xml', '[food]: /dry.xml'];
    expect(await lint(write(...definitions), { only: ['remark-lint/no-duplicate-definitions'] })).toHaveLength(1);
    const directive = '<!-- postlint-disable-file remark-lint/no-duplicate-definitions, broken-link -->';
    expect(await lint(write(directive, '', ...definitions))).toEqual([]);
  });

  test('what the front matter lacks, from its first line', async () => {
    const text = (comment: string) => `---\n${comment}\ndate: 2024-05-01\n---\nMilo\n`;
    const config = { rules: { 'missing-key': ['error', { keys: ['description'] }] } };
    const without = await lint(text('# a comment'), { config });
    expect(without.map(line => line.split(':')[1]?.split(' ')[1])).toEqual(['missing-key']);
    expect(await lint(text('# postlint-disable missing-key'), { config })).toEqual([]);
  });

  test('broken front matter, from within it', async () => {
    expect(await lint('---\ntitle: Milo: the cat # postlint-disable-line front-matter-syntax\n---\nMilo\n')).toEqual(
      [],
    );
  });

  test('nothing of other rules', async () => {
    const [finding, unused] = await lint(write('##Food <!-- postlint-disable-line image-alt -->'));
    expect(finding).toMatch(/^4:1 heading-space/);
    expect(unused).toMatch(/^4:8 unused-directive/);
  });

  test('nothing after its rule is enabled again', async () => {
    const body = [
      '<!-- postlint-disable -->',
      '',
      '##Food',
      '',
      '<!-- postlint-enable heading-space -->',
      '',
      '##Naps',
    ];
    expect(await lint(write(...body))).toEqual([
      '10:1 heading-space: Heading “Naps” is printed as text: a space is missing after “##”',
    ]);
  });
});

test('a comment of remark-lint still works', async () => {
  const definitions = ['See [food].', '', '[food]: /', '[food]: /'];
  const only = ['remark-lint/no-duplicate-definitions'];
  expect(await lint(write('<!--lint disable no-duplicate-definitions-->', '', ...definitions), { only })).toEqual([]);
});

test('where a suppressed finding kept another one silent, both stay silent, and a directive for either is used', async () => {
  const link = '[Tilda](TODO)';
  expect((await lint(write(link))).map(line => line.split(' ')[1])).toEqual(['placeholder-link:']);
  expect(await lint(write(`${link} <!-- postlint-disable-line placeholder-link -->`))).toEqual([]);
  const [finding, ...others] = await lint(write(`${link} <!-- postlint-disable-line broken-link -->`));
  expect(finding).toContain('placeholder-link');
  expect(others).toEqual([]);
});

describe('an unused directive', () => {
  test('is no finding where the rule is left out of the run', async () => {
    for (const comment of ['<!-- postlint-disable -->', '<!-- postlint-disable image-alt -->']) {
      expect(await lint(write(comment), { only: ['unused-directive', 'heading-space'] })).toEqual([]);
      expect(await lint(write(comment))).toHaveLength(1);
    }
  });

  test('is no finding where a rule failed, and the failure can’t be suppressed', async () => {
    const rule = documentRule({
      id: 'meow',
      summary: 'A rule with a bug',
      severity: 'error',
      check: () => {
        throw new Error('the cat sat on the keyboard');
      },
    });
    const text = write('<!-- postlint-disable-file -->', '', 'Milo <!-- postlint-disable-line image-alt -->');
    expect(await lint(text, { rules: [...allRules, rule] })).toEqual([
      '1:1 internal/meow: The rule meow failed: the cat sat on the keyboard',
    ]);
  });

  test('is one with the severity of the configuration, or none', async () => {
    const text = write('Milo <!-- postlint-disable-line image-alt -->');
    expect(await lint(text, { config: { rules: { 'unused-directive': 'off' } } })).toEqual([]);
  });

  test('may itself be suppressed, but not by itself', async () => {
    const idle = 'Milo <!-- postlint-disable-line image-alt -->';
    expect(await lint(write(idle, '', '<!-- postlint-disable-file unused-directive -->'))).toEqual([]);
    expect(await lint(write('Milo <!-- postlint-disable-file -->'))).toHaveLength(1);
    expect(await lint(write('Milo <!-- postlint-disable-file unused-directive -->'))).toHaveLength(1);
  });

  test('is an enable without a disable before it', async () => {
    expect(await lint(write('Milo <!-- postlint-enable image-alt -->'))).toEqual([
      '4:6 unused-directive: “postlint-enable” enables nothing that was disabled',
    ]);
  });
});
