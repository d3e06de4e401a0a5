import { expect, test } from 'vitest';
import { documentRule, type Rule } from '../src/core/rule.ts';
import { checkExample } from './check-example.ts';
import { parseRulePage } from './rule-page.ts';

/** Reports “meow” in the first paragraph, with a fix that is told. */
function meowRule(replacement: string, { reach = 4 } = {}): Rule {
  return documentRule({
    id: 'no-meow',
    summary: 'a cat that walked over the keyboard',
    severity: 'warning',
    fixes: 'safe',
    check: (doc, { report }) => {
      const start = doc.text.indexOf('meow');
      if (start < 0) return;
      report({
        at: [start, start + reach],
        message: 'A cat wrote this',
        fix: { title: 'Hush', safety: 'safe', edits: [{ start, end: start + 4, text: replacement }] },
      });
    },
  });
}

const page = `# no-meow

### A cat

\`\`\`markdown input
Dear reader, meow.
\`\`\`

\`\`\`text output
1:14-1:18 warning A cat wrote this
  fix: Hush
\`\`\`

\`\`\`markdown fixed
Dear reader, purr.
\`\`\`
`;

async function check(rule: Rule, markdown = page): Promise<void> {
  const [example] = parseRulePage(markdown).examples;
  if (!example) throw new Error('no example');
  await checkExample(rule, example, { where: 'no-meow.md:3', rules: [rule] });
}

test('accepts a rule that does what its page says', async () => {
  await expect(check(meowRule('purr'))).resolves.toBeUndefined();
});

test('refuses another message, place or severity', async () => {
  await expect(check(meowRule('purr'), page.replace('warning', 'error'))).rejects.toThrow('no-meow.md:3');
  await expect(check(meowRule('purr'), page.replace('1:18', '1:19'))).rejects.toThrow('no-meow.md:3');
});

test('refuses another fixed text', async () => {
  await expect(check(meowRule('hiss'))).rejects.toThrow('no-meow.md:3 fixed');
});

test('refuses a fix that leaves its finding', async () => {
  await expect(check(meowRule('meow!'))).rejects.toThrow('findings “A cat wrote this” after its fix');
});

test('refuses a place outside the text', async () => {
  const wide = page.replace('1:14-1:18', '1:14-2:10');
  await expect(check(meowRule('purr', { reach: 15 }), wide)).rejects.toThrow('lies inside the text');
});

test('refuses a rule that takes a line ending for one character', async () => {
  const wide = page.replace('1:14-1:18', '1:14-2:1');
  await expect(check(meowRule('purr', { reach: 6 }), wide)).rejects.toThrow('with CRLF line endings');
});

test('refuses a fix of a rule that says it has none', async () => {
  const { fixes: _, ...rule } = meowRule('purr');
  await expect(check(rule)).rejects.toThrow('does not say so');
});
