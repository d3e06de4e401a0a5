import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure } from '../../src/report/cells.ts';
import { reportPretty } from '../../src/report/pretty.ts';
import { formatNames, loadReporter } from '../../src/report/reporters.ts';
import { makeReport, makeResult, plain } from './make-result.ts';

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '猫',
    '👩‍👩‍👧‍👦',
    '\u0301',
    '\u200d',
    '\ud83d',
    '\u202e',
    '\u001b[2J',
    'purr '.repeat(40),
  ),
);
const anyText = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));

const anyReport = fc
  .tuple(anyText, fc.nat(), fc.nat(), anyText, anyText, anyText)
  .map(([text, from, to, file, message, rule]) => {
    const [start = 0, end = 0] = [from % (text.length + 1), to % (text.length + 1)].sort((a, b) => a - b);
    const finding = {
      rule: `acme/${rule}`,
      severity: 'error',
      message: `Odd ${message}`,
      hint: rule,
      at: [start, end],
    } as const;
    return makeReport(`${file}.md`, text, [finding]);
  });

test('whatever is reported about whatever text, pretty keeps to its lines', () => {
  fc.assert(
    fc.property(anyReport, fc.integer({ min: 40, max: 140 }), (report, width) => {
      const [heading = '', ...lines] = reportPretty(makeResult(report), { ...plain, width }).split('\n');
      expect(heading).not.toBe('');
      for (const line of lines) {
        expect(measure(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/[ \t]$/);
      }
    }),
    { numRuns: 300 },
  );
});

test.each(formatNames)('%s never commands a terminal', async name => {
  const report = await loadReporter(name);
  fc.assert(
    fc.property(anyReport, finding => {
      expect(report(makeResult(finding), plain)).not.toMatch(
        /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
      );
    }),
    { numRuns: 60 },
  );
});
