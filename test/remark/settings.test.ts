import { expect, test } from 'vitest';
import { reportCompact } from '../../src/report/compact.ts';
import { lintMemory } from '../lint-memory.ts';

const post = 'Milo eats [this][food].\n\n[food]: /dry-food\n[food]: /wet-food\n';
const rule = 'remark-lint/no-duplicate-definitions';

async function lint(config: unknown, only: readonly string[] = []): Promise<string> {
  const files = { 'milo.md': post, 'drafts/milo.md': post, '.postlintrc.json': JSON.stringify(config) };
  const report = reportCompact(await lintMemory({ files, only }));
  return report.replace(/^.*remark-lint.*$/gm, line => line.replace(/(?<= (?:error|warning)) .*/, ''));
}

test('default rules of remark-lint are reported as warnings', async () => {
  expect(await lint({}, [rule])).toBe('drafts/milo.md:4:1: warning\nmilo.md:4:1: warning\n');
});

test('their severity is configured as that of other rules', async () => {
  expect(await lint({ rules: { [rule]: 'error' } }, [rule])).toBe('drafts/milo.md:4:1: error\nmilo.md:4:1: error\n');
});

test('they are switched off as other rules are, also for some files alone', async () => {
  const overrides = [{ files: 'drafts', rules: { [rule]: 'off' } }];
  expect(await lint({ overrides }, [rule])).toBe('milo.md:4:1: warning\n');
});

test('they are silent where only another rule is asked for', async () => {
  expect(await lint({}, ['missing-image'])).toBe('');
});

test('they are silent where a rule of ours explains the same defect', async () => {
  const files = { 'milo.md': '[The vet](1)\n\n[1]: https://example.org/vet\n' };
  const rules = ['malformed-link', 'remark-lint/no-reference-like-url'];
  const { reports } = await lintMemory({ files, only: rules });
  expect(reports.flatMap(report => report.diagnostics.map(found => found.rule))).toEqual(['malformed-link']);
  const { reports: others } = await lintMemory({ files, only: rules.slice(1) });
  expect(others.flatMap(report => report.diagnostics.map(found => found.rule))).toEqual(rules.slice(1));
});
