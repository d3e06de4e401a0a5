import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hasTerminal, runInTerminal } from '../run-in-terminal.ts';

vi.setConfig({ testTimeout: 60_000 });

const name = 'a cat; its 100% \u001b[31mred\u001b[0m tail\u0007.md';

let blog = '';
beforeAll(() => {
  blog = mkdtempSync(join(tmpdir(), 'postlint-links-'));
  writeFileSync(join(blog, name), '# Milo\n\n[The vet] (/vet/)\n');
});
afterAll(() => rmSync(blog, { recursive: true }));

/** The addresses behind the texts of a report. */
function findAddresses(text: string): string[] {
  return Array.from(text.matchAll(/\u001b\]8;;(.+?)\u001b\\/g), match => match[1] ?? '');
}

test.runIf(hasTerminal)('a terminal that is known for it opens the file and the page of the rule', async () => {
  const { text } = await runInTerminal('', { cwd: blog, env: { TERM_PROGRAM: 'vscode' } });
  const [file = '', page = ''] = findAddresses(text);
  expect(fileURLToPath(file)).toBe(join(blog, name));
  expect(file).toMatch(/^[\x21-\x7e]+$/);
  expect(existsSync(fileURLToPath(page))).toBe(true);
  expect(page).toMatch(/\/malformed-link\.md$/);
  expect(text).not.toContain('\u001b[31mred');
  expect(text).not.toContain('\u0007');
});

test.runIf(hasTerminal).each([
  ['a terminal of which nothing is known', '', {}],
  ['a pipe', '| cat', { TERM_PROGRAM: 'vscode' }],
  ['--no-color', '--no-color', { TERM_PROGRAM: 'vscode' }],
])('%s has none', async (_, words, env: Record<string, string>) => {
  const { text } = await runInTerminal(words, { cwd: blog, env });
  expect(text).toContain('malformed-link');
  expect(text).not.toContain('\u001b]8');
});

test.runIf(hasTerminal)('FORCE_HYPERLINK has them in a pipe, and never in a file', async () => {
  const env = { FORCE_HYPERLINK: '1' };
  expect(findAddresses((await runInTerminal('| cat', { cwd: blog, env })).text)).toHaveLength(2);
  await runInTerminal('-o report.txt', { cwd: blog, env });
  expect(readFileSync(join(blog, 'report.txt'), 'utf8')).not.toContain('\u001b');
});
