import { createRequire } from 'node:module';
import { RDFormatValidator } from '@umbrelladocs/rdformat-validator';
import Ajv from 'ajv';
import draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { scanXmlReport } from 'danger-plugin-lint-report';
import { parse as parseJunit } from 'junit2json';
import { expect, test } from 'vitest';
import { spanAt } from '../../src/core/span.ts';
import { version } from '../../src/core/version.ts';
import { reportCheckstyle } from '../../src/report/checkstyle.ts';
import { reportGitlab } from '../../src/report/gitlab.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportJsonl } from '../../src/report/jsonl.ts';
import { reportJunit } from '../../src/report/junit.ts';
import { reportRdjson } from '../../src/report/rdjson.ts';
import { reportSarif } from '../../src/report/sarif.ts';
import { readRepositoryFile } from '../repository.ts';
import { brokenLink, makeReport, makeResult } from './make-result.ts';

const text = 'Für [uns](/abuot/) 猫 [alle](/abuot/)\n```js\nmeow()\n';
const report = makeReport('_posts/Katzen & “Käse” <1>.md', text, [
  {
    ...brokenLink('/abuot/'),
    hint: 'Did you mean “/about/”?',
    fix: { title: 'Write “/about/”', safety: 'safe', edits: [{ start: 10, end: 17, text: '/about/' }] },
    related: [{ message: 'The page is here', file: 'über uns.md', span: spanAt([0], [0, 3]) }],
  },
  { ...brokenLink('/abuot/'), at: [28, 35] },
  { rule: 'unclosed-code-fence', severity: 'warning', message: 'Code fence is never closed', at: '```js\nmeow()\n' },
  { rule: 'acme/odd', severity: 'info', message: 'Odd\u001b[31m \ufffe "x" ]]> \ud800', at: 'meow' },
]);
const result = makeResult(report);
const clean = makeResult();

const controls = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/;

test('sarif is valid by its schema, with rules, fingerprints, fixes and related places', () => {
  const require = createRequire(import.meta.url);
  const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // Errata 01 of the standard asks for more, and is in no package.
  schema.definitions.region.anyOf = ['startLine', 'charOffset', 'byteOffset'].map(key => ({ required: [key] }));
  const ajv = new draft4.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const rules = [{ id: 'broken-link', summary: 'An internal link whose target will not exist' }];
  for (const each of [result, clean]) {
    validate(JSON.parse(reportSarif({ ...each, rules })));
    expect(validate.errors).toBeNull();
  }
  expect(validate({ version: '2.1.0' })).toBe(false);
  const unescaped = reportSarif({ ...result, rules }).replace('_posts/Katzen%20', '_posts/Katzen ');
  expect(validate(JSON.parse(unescaped))).toBe(false);

  const sarif = reportSarif({ ...result, rules });
  expect(sarif).not.toMatch(controls);
  const [run] = JSON.parse(sarif).runs;
  expect(run.tool.driver).toEqual({
    name: 'postlint',
    version,
    rules: [
      { id: 'acme/odd' },
      {
        id: 'broken-link',
        shortDescription: { text: 'An internal link whose target will not exist' },
        fullDescription: { text: 'An internal link whose target will not exist' },
        help: {
          text: 'An internal link whose target will not exist. Run “postlint explain broken-link” to read more.',
        },
      },
      { id: 'unclosed-code-fence' },
    ],
  });
  const uri = '_posts/Katzen%20%26%20%E2%80%9CK%C3%A4se%E2%80%9D%20%3C1%3E.md';
  expect(run.results[0]).toEqual({
    ruleId: 'broken-link',
    ruleIndex: 1,
    level: 'error',
    message: { text: 'Link target “/abuot/” does not exist. Did you mean “/about/”?' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: { startLine: 1, startColumn: 11, endLine: 1, endColumn: 18 },
        },
      },
    ],
    relatedLocations: [
      {
        id: 0,
        message: { text: 'The page is here' },
        physicalLocation: {
          artifactLocation: { uri: '%C3%BCber%20uns.md' },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 4 },
        },
      },
    ],
    fixes: [
      {
        description: { text: 'Write “/about/”' },
        artifactChanges: [
          {
            artifactLocation: { uri },
            replacements: [{ deletedRegion: { charOffset: 10, charLength: 7 }, insertedContent: { text: '/about/' } }],
          },
        ],
      },
    ],
    partialFingerprints: { 'postlintFinding/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
  });
  expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'error', 'warning', 'note']);
});

// docs.gitlab.com/ci/testing/code_quality: the keys that GitLab reads, all of them required but `lines.end`.
test('gitlab has the keys and severities that GitLab documents', () => {
  const issues = JSON.parse(reportGitlab(result));
  expect(issues).toHaveLength(4);
  expect(issues[0]).toEqual({
    description: 'Link target “/abuot/” does not exist. Did you mean “/about/”?',
    check_name: 'broken-link',
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    severity: 'major',
    location: { path: '_posts/Katzen & “Käse” <1>.md', lines: { begin: 1, end: 1 } },
  });
  expect(issues.map(({ severity }: { severity: string }) => severity)).toEqual(['major', 'major', 'minor', 'info']);
  expect(JSON.parse(reportGitlab(clean))).toEqual([]);
});

test('fingerprints are unique, and stay when the text moves', () => {
  const fingerprints = (source: string) =>
    JSON.parse(
      reportGitlab(
        makeResult(
          makeReport('post.md', source, [
            brokenLink('/abuot/'),
            { ...brokenLink('/abuot/'), at: [source.lastIndexOf('/abuot/'), source.lastIndexOf('/abuot/') + 7] },
            brokenLink('/cats/'),
          ]),
        ),
      ),
    ).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  const before = fingerprints('[a](/abuot/) [b](/abuot/) [c](/cats/)');
  expect(new Set(before).size).toBe(3);
  expect(fingerprints('# Cats\n\n[a](/abuot/)\n\n[b](/abuot/) [c](/cats/)')).toEqual(before);
});

test('junit is read as failures for errors only', async () => {
  expect(reportJunit(result)).not.toMatch(controls);
  const suites = await parseJunit(reportJunit(result));
  expect(suites).toMatchObject({
    name: 'postlint',
    tests: 4,
    failures: 2,
    testsuite: [{ name: '_posts/Katzen & “Käse” <1>.md', tests: 4, failures: 2 }],
  });
  const [suite] = suites && 'testsuite' in suites ? (suites.testsuite ?? []) : [];
  expect(suite?.testcase?.[0]).toMatchObject({
    name: '1:11 broken-link',
    classname: '_posts/Katzen & “Käse” <1>.md',
    failure: [
      {
        type: 'broken-link',
        message: 'Link target “/abuot/” does not exist',
        inner:
          '_posts/Katzen & “Käse” <1>.md:1:11: error Link target “/abuot/” does not exist. Did you mean “/about/”? [broken-link]',
      },
    ],
  });
  expect(suite?.testcase?.map(testcase => testcase.failure?.length ?? 0)).toEqual([1, 1, 0, 0]);
});

test('junit of no findings is one test that passed', async () => {
  expect(await parseJunit(reportJunit(clean))).toMatchObject({
    tests: 1,
    failures: 0,
    testsuite: [{ testcase: [{ name: 'No problems in 412 files' }] }],
  });
});

test('checkstyle is read with places, severities and the author’s own words', async () => {
  expect(reportCheckstyle(result)).not.toMatch(controls);
  const violations: object[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: this consumer wants Danger's git only to restrict files
  const git: any = undefined;
  await scanXmlReport(git, reportCheckstyle(result), '/nowhere', false, violation => violations.push(violation));
  expect(violations).toEqual([
    {
      file: '_posts/Katzen & “Käse” <1>.md',
      line: 1,
      column: 11,
      severity: 'error',
      message: 'Link target “/abuot/” does not exist. Did you mean “/about/”?',
    },
    expect.objectContaining({ line: 1, column: 29, severity: 'error' }),
    expect.objectContaining({ line: 2, column: 1, severity: 'warning' }),
    expect.objectContaining({ line: 3, severity: 'info', message: 'Odd␛[31m \ufffd "x" ]]> <U+D800>' }),
  ]);
  expect(reportCheckstyle(clean)).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n</checkstyle>\n',
  );
});

test('rdjson is valid, and counts columns in bytes', async () => {
  const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
  for (const each of [result, clean]) {
    const { valid, errors } = await validator.validateString(reportRdjson(each));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  }
  expect((await validator.validateString('{"diagnostics":[{"message":"x"}]}')).valid).toBe(false);

  const range = { start: { line: 1, column: 12 }, end: { line: 1, column: 19 } };
  const { source, diagnostics } = JSON.parse(reportRdjson(result));
  expect(source).toEqual({ name: 'postlint' });
  expect(diagnostics[0]).toEqual({
    message: 'Link target “/abuot/” does not exist. Did you mean “/about/”?',
    location: { path: '_posts/Katzen & “Käse” <1>.md', range },
    severity: 'ERROR',
    code: { value: 'broken-link' },
    suggestions: [{ range, text: '/about/' }],
  });
  expect(diagnostics[1].location.range).toEqual({ start: { line: 1, column: 32 }, end: { line: 1, column: 39 } });
  expect(diagnostics[2].location.range).toEqual({ start: { line: 2, column: 1 }, end: { line: 4, column: 1 } });
  expect(diagnostics.map(({ severity }: { severity: string }) => severity)).toEqual([
    'ERROR',
    'ERROR',
    'WARNING',
    'INFO',
  ]);
});

test('rdjson leaves columns out where the file is gone', () => {
  const gone = () => {
    throw new Error('ENOENT');
  };
  const { diagnostics } = JSON.parse(reportRdjson(makeResult({ ...report, text: gone })));
  expect(diagnostics[0].location.range).toEqual({ start: { line: 1 }, end: { line: 1 } });
  expect(diagnostics[0].suggestions).toBeUndefined();
});

test('json and jsonl are valid by the schema that comes with the package', () => {
  const ajv = new Ajv.default({ strict: true, allowUnionTypes: true }).addSchema(
    JSON.parse(readRepositoryFile('report-schema.json')),
    'report',
  );
  const isReport = ajv.getSchema('report');
  const isLine = ajv.getSchema('report#/definitions/line');
  const stale = [{ file: 'a.md', rule: 'broken-link', content: '/vet/', count: 2, movedTo: 'b.md' }];
  const known = { ...result, baseline: { file: '.postlint-baseline.json', known: 3, stale } };
  for (const each of [result, clean, known]) {
    isReport?.(JSON.parse(reportJson(each)));
    expect(isReport?.errors).toBeNull();
  }
  for (const line of reportJsonl(result).trimEnd().split('\n')) {
    isLine?.(JSON.parse(line));
    expect(isLine?.errors).toBeNull();
  }
  expect(isLine?.({ path: 'a.md', rule: 'broken-link' })).toBe(false);
  expect(isReport?.({ version: 2, summary: {}, results: [] })).toBe(false);
});

test('jsonl is one object a line', () => {
  const lines = reportJsonl(result).trimEnd().split('\n');
  expect(lines.map(line => JSON.parse(line).rule)).toEqual([
    'broken-link',
    'broken-link',
    'unclosed-code-fence',
    'acme/odd',
  ]);
  expect(Object.keys(JSON.parse(lines[1] ?? ''))).toEqual([
    'path',
    'rule',
    'severity',
    'message',
    'hint',
    'line',
    'column',
    'endLine',
    'endColumn',
  ]);
  expect(reportJsonl(clean)).toBe('');
});
