import { expect, test } from 'vitest';
import { parseOutputs } from '../../src/cli/outputs.ts';

test('the report is pretty and printed where nothing is said', () => {
  expect(parseOutputs([], undefined)).toEqual([{ format: 'pretty', file: undefined }]);
});

test('a format may have a file of its own, on a drive too', () => {
  expect(parseOutputs(['github', 'json:out/report.json', 'compact:C:\\report.txt'], undefined)).toEqual([
    { format: 'github', file: undefined },
    { format: 'json', file: 'out/report.json' },
    { format: 'compact', file: 'C:\\report.txt' },
  ]);
});

test('--output-file is for the format that has none', () => {
  expect(parseOutputs(['compact:report.txt', 'json'], 'report.json')).toEqual([
    { format: 'compact', file: 'report.txt' },
    { format: 'json', file: 'report.json' },
  ]);
});

test.each([
  [['json', 'compact'], undefined, 'Formats “json” and “compact” can’t both be printed'],
  [['json:'], undefined, '“json:” names no file'],
  [['json:a.json'], 'b.json', 'Every format has a file of its own already'],
])('%s with --output-file %s is refused', (formats, outputFile, complaint) => {
  expect(() => parseOutputs(formats, outputFile)).toThrow(complaint);
});
