import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRules, ruleIds } from './all-rules.ts';
import { checkExample } from './check-example.ts';
import { readRepositoryFile, repositoryPath } from './repository.ts';
import { type Example, parseRulePage } from './rule-page.ts';

test('every page is read under its title', () => {
  expect(ruleIds.map(id => parseRulePage(readRepositoryFile(pathOf(id))).rule)).toEqual(ruleIds);
});

describe.each(allRules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  const markdown = existsSync(repositoryPath(pathOf(id))) ? readRepositoryFile(pathOf(id)) : '';
  const examples = readExamples(markdown);

  for (const example of examples) {
    const name = `${id}: ${example.title}`;
    test(name, () => checkExample(rule, example, { where: `${pathOf(id)}:${example.line}`, rules: allRules }));
  }

  test('its page shows what it reports and what is fine', () => {
    expect(
      examples.some(({ output }) => output.length > 0),
      'an example with a finding',
    ).toBe(true);
    expect(
      examples.some(({ output }) => output.length === 0),
      'an example without findings',
    ).toBe(true);
  });

  test('its page shows fixed text if it has fixes', () => {
    expect(examples.some(({ fixed }) => fixed.length > 0)).toBe(rule.fixes !== undefined);
  });

  test('its page documents every option and shows it in use', () => {
    const section = markdown.split(/^## /m).find(part => part.startsWith('Options\n')) ?? '';
    const configs = JSON.stringify(examples.map(({ config }) => config));
    for (const option of optionsOf(rule.options)) {
      expect(section, `${option} under “## Options”`).toContain(`\`${option}\``);
      expect(configs, `an example that configures ${option}`).toContain(`"${option}":`);
    }
  });
});

function pathOf(id: string): string {
  return `fixtures/rules/${id}.md`;
}

/** A page that can't be read fails its own test above, not those of other rules. */
function readExamples(markdown: string): readonly Example[] {
  try {
    return parseRulePage(markdown).examples;
  } catch {
    return [];
  }
}

/** The names of the options of a Valibot schema. */
function optionsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null || !('entries' in schema)) return [];
  return Object.keys(schema.entries ?? {});
}
