import { expect, test } from 'vitest';
import type { GeneratorId } from '../../src/core/dialect.ts';
import { judgeDate } from '../../src/rules/shared/judge-date.ts';

// What each generator makes of a date, tried with the generators themselves: Jekyll 4.3 (Time.parse), Hugo 0.111 and
// 0.169, Eleventy 3.1, Docusaurus 3.10, Hexo 8.1; Zola 0.22 from its source.
const generators: readonly GeneratorId[] = ['jekyll', 'hugo', 'eleventy', 'docusaurus', 'hexo', 'zola'];

const effects: readonly (readonly [string, RegExp])[] = [
  ['stops', /stops with an error/],
  ['rolls', /takes it for/],
  ['now', /takes the time at which the file was made/],
  ['counts', /counts “\d+” as/],
  ['says', /./],
];

function effectOf(written: string, generator: GeneratorId): string {
  const isQuoted = written.startsWith('"');
  const source = isQuoted ? written.slice(1, -1) : written;
  const message = judgeDate(source, { generator, isQuoted, isOwn: true })?.message;
  return message === undefined ? 'ok' : (effects.find(([, pattern]) => pattern.test(message))?.[0] ?? '');
}

//                             jekyll hugo   eleventy docusaurus hexo  zola
const table = `
2024-01-05                   | ok     ok     ok     ok     ok     ok
2024-02-30                   | rolls  stops  rolls  rolls  rolls  stops
"2024-02-30"                 | rolls  stops  stops  rolls  rolls  stops
2024-13-01                   | stops  stops  rolls  rolls  rolls  stops
"2024-13-01"                 | stops  stops  stops  stops  now    stops
2024-02-32                   | stops  stops  rolls  rolls  rolls  stops
2024-1-5                     | ok     stops  stops  ok     ok     ok
2024-01-05 10:00             | ok     stops  stops  ok     ok     ok
2024-01-05 10:00:00          | ok     ok     ok     ok     ok     ok
2024-01-05T10:00:00Z         | ok     ok     ok     ok     ok     ok
"2024-01-05T10:00:00Z"       | ok     ok     ok     stops  ok     ok
2024-01-05 10:00:00 +0900    | ok     ok     stops  ok     ok     ok
2024-01-05 10:00:00 +09:00   | ok     ok     ok     ok     ok     ok
2024-01-05T10:00:00+09:00    | ok     ok     ok     ok     ok     ok
2024-01-05 10:00:00 JST      | ok     stops  stops  stops  now    ok
2024/01/05                   | ok     stops  stops  ok     ok     stops
01/05/2024                   | ok     stops  stops  ok     ok     stops
12/25/2023                   | stops  stops  stops  ok     ok     stops
25/12/2023                   | ok     stops  stops  stops  now    stops
Jan 5, 2024                  | ok     stops  stops  ok     ok     stops
15 Oct 2023                  | ok     ok     stops  ok     ok     stops
5 Oct 2023                   | ok     stops  stops  ok     ok     stops
Fri, 05 Jan 2024 10:00:00 GMT | ok    ok     stops  stops  ok     stops
Fri Jan  5 10:00:00 2024     | ok     ok     stops  ok     ok     stops
20240105                     | ok     counts stops  stops  counts stops
2024                         | stops  counts stops  stops  counts stops
"20240105"                   | ok     stops  stops  stops  now    stops
2024-01                      | stops  stops  ok     ok     ok     stops
                             | stops  ok     ok     stops  ok     ok
""                           | stops  ok     ok     stops  ok     ok
2024-01-05T25:00:00Z         | stops  stops  rolls  rolls  rolls  stops
2024-01-05 24:00:00          | ok     ok     ok     ok     ok     ok
2024-01-05 10:00:00 +18:00   | says   says   says   says   says   says
2024-01-05 10:00:00 +14:00   | ok     ok     ok     ok     ok     ok
soon                         | stops  stops  stops  stops  now    stops
{{ page.date }}              | ok     ok     ok     ok     ok     ok
`;

const rows = table
  .trim()
  .split('\n')
  .map(line => line.split('|').map(cell => cell.trim()) as [string, string]);

test.each(rows)('%s', (written, expected) => {
  expect(generators.map(generator => effectOf(written, generator)).join(' ')).toBe(expected.split(/\s+/).join(' '));
});

const swapped: readonly (readonly [GeneratorId, string, string | undefined])[] = [
  ['hugo', '2024-25-12', '2024-12-25'],
  ['jekyll', '2024-25-12 10:00:00', '2024-12-25'],
  ['hugo', '12/25/2023', '2023-12-25'],
  ['docusaurus', '25/12/2023', '2023-12-25'],
  // either may be the month
  ['hugo', '01/05/2024', undefined],
  // neither is one
  ['hugo', '2024-25-32', undefined],
  ['hugo', '31/02/2024', undefined],
];

test.each(swapped)(
  '%s: day and month of “%s” are put right where only one order is possible',
  (generator, source, fixed) => {
    expect(judgeDate(source, { generator, isQuoted: false, isOwn: true })?.repaired?.text).toBe(fixed);
  },
);

/** What is said of a date that no generator reads, with its hint. */
function judge(source: string, generator: GeneratorId = 'plain'): string[] {
  const verdict = judgeDate(source, { generator, isQuoted: false, isOwn: false });
  return verdict ? [source.slice(...verdict.at), verdict.message, verdict.hint] : [];
}

test.each([
  ['2024-01-32', 'January 2024 has 31 days', 'Write the day that you mean'],
  ['2024-12-00', 'December 2024 has 31 days', 'Write the day that you mean'],
  ['2023-02-29', 'February 2023 has 28 days', 'Write the day that you mean'],
  ['2024-13-01', 'there is no month 13', 'Did you mean “2024-01-13”?'],
  ['2024-31-12', 'there is no month 31', 'Did you mean “2024-12-31”?'],
  ['2024/15/5', 'there is no month 15', 'Did you mean “2024/05/15”?'],
  ['2024-32-12', 'there is no month 32', 'Write year, month and day in this order'],
  ['2024-13-13', 'there is no month 13', 'Write year, month and day in this order'],
  ['2024-13-00', 'there is no month 13', 'Write year, month and day in this order'],
  ['2024-00-10', 'there is no month 0', 'Write year, month and day in this order'],
])('%s is not in the calendar: %s', (source, why, hint) => {
  expect(judge(source)).toEqual([source, `“${source}” is not in the calendar: ${why}`, hint]);
});

test.each(['24:00:01', '24:01:00', '25:00:00', '10:60:00', '10:00:61'])('%s is not a time of day', time => {
  expect(judge(`2024-01-05 ${time}`)).toEqual([
    time,
    `“${time}” is not a time of day`,
    'Hours run from 00 to 23, minutes and seconds from 00 to 59',
  ]);
});

test.each(['24:00:00', '23:59:60', '00:00:00'])('%s is a time of day', time => {
  expect(judge(`2024-01-05 ${time}`)).toEqual([]);
});

test.each([
  ['10:00:00 +18:00', '+18:00', ''],
  ['10:30:00 -13:00', '-13:00', ''],
  ['10:30:00 +14:01', '+14:01', ''],
  ['18:30:00 +18:30', '+18:30', ': it repeats the time of day'],
])('%s is in no time zone', (time, zone, repeats) => {
  const hint = 'Write the offset of your time zone, such as +02:00, or leave it out';
  const message = `“${zone}” is the offset of no time zone${repeats}`;
  expect(judge(`2024-01-05 ${time}`)).toEqual([zone, message, hint]);
  expect(judge(`2024-01-05 ${time}`, 'hugo')[1]?.startsWith(`${message}; the post is dated 2024-01-0`)).toBe(true);
});

test.each(['-12:00', '+14:00', '+05:45'])('the offset %s is in use', zone => {
  expect(judge(`2024-01-05 10:00:00 ${zone}`)).toEqual([]);
});
