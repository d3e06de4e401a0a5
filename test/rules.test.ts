import { describe, expect, test } from 'vitest';
import { allRules, ruleIds } from './all-rules.ts';
import { checkExample } from './check-example.ts';
import { readRepositoryFile } from './repository.ts';
import { parseRulePage } from './rule-page.ts';

test('every page is read under its title', () => {
  const titles = ruleIds.map(id => parseRulePage(readRepositoryFile(`fixtures/rules/${id}.md`)).rule);
  expect(titles).toEqual(ruleIds);
});

for (const rule of allRules) {
  const path = `fixtures/rules/${rule.id}.md`;
  const markdown = readRepositoryFile(path);
  const page = parseRulePage(markdown);

  describe(rule.id, () => {
    for (const example of page.examples)
      test(`${rule.id}: ${example.title}`, () =>
        checkExample(rule, example, { where: `${path}:${example.line}`, rules: allRules }));

    test('its page shows what it reports and what is fine', () => {
      expect(
        page.examples.some(({ output }) => output.length > 0),
        'an example with a finding',
      ).toBe(true);
      expect(
        page.examples.some(({ output }) => output.length === 0),
        'an example without findings',
      ).toBe(true);
    });

    test('its page shows fixed text if it has fixes', () => {
      expect(page.examples.some(({ fixed }) => fixed.length > 0)).toBe(rule.fixes !== undefined);
    });

    test('its page documents every option and shows it in use', () => {
      const section = markdown.split(/^## /m).find(part => part.startsWith('Options\n')) ?? '';
      const configs = JSON.stringify(page.examples.map(({ config }) => config));
      for (const option of optionsOf(rule.options)) {
        expect(section, `${option} under “## Options”`).toContain(`\`${option}\``);
        expect(configs, `an example that configures ${option}`).toContain(`"${option}":`);
      }
    });
  });
}

/** The names of the options of a Valibot schema. */
function optionsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('entries' in schema)) return [];
  return Object.keys(schema.entries ?? {});
}
