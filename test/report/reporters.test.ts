import { expect, test } from 'vitest';
import { formatNames, loadReporter } from '../../src/report/reporters.ts';
import { brokenLink, makeReport, makeResult, plain } from './make-result.ts';

const reports = ['a.md', 'b.md'].map(file => makeReport(file, '[a](/abuot/)\n', [brokenLink('/abuot/')]));

test.each(formatNames)('%s prints whole lines without blanks at their ends, and the same again', async name => {
  const report = await loadReporter(name);
  for (const result of [makeResult(...reports), makeResult()]) {
    const text = report(result, plain);
    expect(text === '' || text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/[ \t]\n|\n\n$/);
    expect(report(result, plain)).toBe(text);
  }
});

test('an unknown format is told with the closest', async () => {
  await expect(loadReporter('prety')).rejects.toMatchObject({
    name: 'UserError',
    message: 'Unknown format “prety”',
    hint: 'Did you mean “pretty”?',
  });
  await expect(loadReporter('toString')).rejects.toMatchObject({ hint: `Formats are ${formatNames.join(', ')}` });
});
