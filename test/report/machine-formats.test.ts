import { error, notice, warning } from '@actions/core';
import { expect, test, vi } from 'vitest';
import { spanAt } from '../../src/core/span.ts';
import { reportCompact } from '../../src/report/compact.ts';
import { reportGithub } from '../../src/report/github.ts';
import { reportJson } from '../../src/report/json.ts';
import { brokenLink, makeReport, makeResult } from './make-result.ts';

const text = 'Read [about us](/abuot/) first.\n```js\nmeow()\n';
const report = makeReport('_posts/cats, dogs: 100%.md', text, [
  {
    ...brokenLink('/abuot/'),
    hint: 'Did you mean “/about/”?',
    fix: { title: 'Write “/about/”', safety: 'safe', edits: [{ start: 16, end: 23, text: '/about/' }] },
    related: [{ message: 'The page is here', file: 'about.md', span: spanAt([0], [0, 3]) }],
  },
  { rule: 'unclosed-code-fence', severity: 'warning', message: 'Code fence is never closed', at: '```js\nmeow()\n' },
  { rule: 'acme/odd', severity: 'info', message: 'Odd\u001b[31m\u202e: 100%\r\nreally ', at: 'meow' },
]);
const result = makeResult(report);

test('compact prints a line for each finding', () => {
  expect(reportCompact(result)).toBe(
    `_posts/cats, dogs: 100%.md:1:17: error Link target “/abuot/” does not exist [broken-link]
_posts/cats, dogs: 100%.md:2:1: warning Code fence is never closed [unclosed-code-fence]
_posts/cats, dogs: 100%.md:3:1: info Odd␛[31m<U+202E>: 100% really  [acme/odd]
`,
  );
  expect(reportCompact(makeResult())).toBe('');
});

test('json holds everything, in a stable shape', () => {
  const json = reportJson(result);
  expect(json.endsWith('}\n')).toBe(true);
  expect(json).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  expect(JSON.parse(json)).toEqual({
    version: 1,
    summary: { files: 412, errors: 1, warnings: 1, fixable: 1 },
    results: [
      {
        path: '_posts/cats, dogs: 100%.md',
        diagnostics: [
          {
            rule: 'broken-link',
            severity: 'error',
            message: 'Link target “/abuot/” does not exist',
            hint: 'Did you mean “/about/”?',
            line: 1,
            column: 17,
            endLine: 1,
            endColumn: 24,
            fix: { title: 'Write “/about/”', safety: 'safe', edits: [{ start: 16, end: 23, text: '/about/' }] },
            related: [{ message: 'The page is here', path: 'about.md', line: 1, column: 1, endLine: 1, endColumn: 4 }],
          },
          {
            rule: 'unclosed-code-fence',
            severity: 'warning',
            message: 'Code fence is never closed',
            hint: null,
            line: 2,
            column: 1,
            endLine: 4,
            endColumn: 1,
          },
          {
            rule: 'acme/odd',
            severity: 'info',
            message: 'Odd\u001b[31m\u202e: 100%\r\nreally ',
            hint: null,
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 5,
          },
        ],
      },
    ],
  });
});

test('json of no findings has no results', () => {
  expect(JSON.parse(reportJson(makeResult()))).toEqual({
    version: 1,
    summary: { files: 412, errors: 0, warnings: 0, fixable: 0 },
    results: [],
  });
});

test('github prints workflow commands, with columns only within one line', () => {
  expect(reportGithub(result)).toBe(
    `::error file=_posts/cats%2C dogs%3A 100%25.md,line=1,endLine=1,col=17,endColumn=24,title=broken-link::Link target “/abuot/” does not exist%0ADid you mean “/about/”?
::warning file=_posts/cats%2C dogs%3A 100%25.md,line=2,endLine=4,title=unclosed-code-fence::Code fence is never closed
::notice file=_posts/cats%2C dogs%3A 100%25.md,line=3,endLine=3,col=1,endColumn=5,title=acme/odd::Odd␛[31m<U+202E>: 100%25%0D%0Areally
`,
  );
  expect(reportGithub(makeResult())).toBe('');
});

/** A workflow command by its parts; the order of properties has no meaning. */
function readCommand(line: string) {
  const [, name, properties = '', message] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  return { name, properties: properties.split(',').sort(), message };
}

test('github escapes as GitHub’s own toolkit does', () => {
  let printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text;
    return true;
  });
  const file = '_posts/cats, dogs: 100%.md';
  const message = 'Link “a%0Ab, c: d::e” does not exist\nDid you mean “/about/”?';
  error(message, { title: 'acme/odd', file, startLine: 1, endLine: 1, startColumn: 17, endColumn: 24 });
  warning('Code fence is never closed', { title: 'unclosed-code-fence', file, startLine: 2, endLine: 4 });
  notice('Odd', { title: 'acme/odd', file, startLine: 3, endLine: 3, startColumn: 1, endColumn: 5 });
  write.mockRestore();
  const [first = '', hint] = message.split('\n');
  const own = makeReport(file, text, [
    { rule: 'acme/odd', severity: 'error', message: first, ...(hint && { hint }), at: '/abuot/' },
    { rule: 'unclosed-code-fence', severity: 'warning', message: 'Code fence is never closed', at: '```js\nmeow()\n' },
    { rule: 'acme/odd', severity: 'info', message: 'Odd', at: 'meow' },
  ]);
  const commands = (lines: string) => lines.trimEnd().split('\n').map(readCommand);
  expect(commands(reportGithub(makeResult(own)))).toEqual(commands(printed));
});
