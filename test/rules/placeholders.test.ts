import { expect, test } from 'vitest';
import { isInstruction, isPastedLabel, isPlaceholder, isWords } from '../../src/rules/shared/placeholders.ts';

test.each([
  ['TODO', true],
  [' todo ', true],
  ['<todo>', true],
  ['[[insert link here]]', true],
  ['{{link}}', true],
  ['insert_link  here', true],
  ['todo: the box', true],
  ['fixme-later', true],
  ['todo:/box', false],
  ['todo:box.md', false],
  ['a todo: the box', false],
  ['todos', false],
  ['[todo', false],
  ['(todo)', false],
  ['box', false],
  [`todo:${'x'.repeat(55)}`, true],
  [`todo:${'x'.repeat(56)}`, false],
])('“%s” stands for an address: %j', (address, expected) => {
  expect(isPlaceholder(address, 'Milo')).toBe(expected);
});

test('a page may be called “url”', () => {
  expect([isPlaceholder('url', ' URL '), isPlaceholder('url', 'Milo'), isPlaceholder('todo', 'TODO')]).toEqual([
    false,
    true,
    true,
  ]);
});

test('words that were pasted as their address are known by a space', () => {
  expect(isPastedLabel(' git 2.29.1', 'git 2.29.1 ')).toBe(true);
  expect(isPastedLabel('git 2.29.1', 'git 2.29')).toBe(false);
  expect(isPastedLabel('milo', 'milo')).toBe(false);
});

test.each([
  ['use link to the recipe', true],
  [' Insert the URL', true],
  ['add a link', true],
  ["put Milo's new home address here", true],
  ['fill in href', true],
  ['use one two three four link', true],
  ['use one two three four five link', false],
  ['please use link', false],
  ['use milo-link', false],
  ['user link', false],
  ['use links', false],
])('“%s” tells the author what to do: %j', (address, expected) => {
  expect(isInstruction(address)).toBe(expected);
});

test.each([
  ['Account migration', true],
  [' Milo’s 2 boxes, or bags! ', true],
  ["l'eau de Milo.", true],
  ['Milo', false],
  ['2 boxes', false],
  ['Milo  boxes', false],
  ['Milo boxes.html', false],
  ['Milo boxes?!', false],
  ['/milo boxes', false],
  ['Milo (boxes)', false],
])('“%s” are words: %j', (address, expected) => {
  expect(isWords(address)).toBe(expected);
});
