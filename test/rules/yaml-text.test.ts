import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { writeList, writeYamlText } from '../../src/rules/shared/mend-value.ts';

const typed =
  'null True FALSE yes No on Off y N 7 007 1_000 1. 1.5 1.25 1e3 1.5e-10 2e+12 0x1F 0x 0o17 0b101 e5 2024-05-01 2024-5-1';
const texts =
  'nullable ones yesterday note 3d 1.2.3 0xg 0o18 0b12 1e3x x2024-05-01 2024-05-01-cats 2024-05 c+_/.-1 Äpfel';

test.each(typed.split(' '))('%s is put in quotes', word => {
  expect(writeYamlText(word)).toBe(`"${word}"`);
});

test.each(texts.split(' '))('%s is not', word => {
  expect(writeYamlText(word)).toBe(word);
});

test('a list has the texts that were put into it, as YAML 1.1 and 1.2 read it', () => {
  const words = [...typed.split(' '), ...texts.split(' '), 'c#', 'a: b', '- x', '"', "it's", '{x}', 'a, b', '', '*x'];
  for (const version of ['1.1', '1.2'] as const)
    expect(parseDocument(writeList('yaml', words), { version }).toJS()).toEqual(words);
  expect(JSON.parse(writeList('json', words))).toEqual(words);
});
