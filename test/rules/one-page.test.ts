import { expect, test } from 'vitest';
import { isOnePage } from '../../src/rules/shared/one-page.ts';

test.each([
  ['hugo', 'Black Cats', 'black-cats', true],
  ['hugo', ' black  cats ', 'Black-cats', true],
  ['hugo', 'blackcats', 'black cats', false],
  ['zola', 'Black Cats!', 'black—cats', true],
  ['zola', 'ﬁsh', 'fish', true],
  ['zola', 'cats 9', 'cats-9', true],
  ['zola', '!', '?', true],
  ['zola', 'cat', 'cats', false],
  ['zola', 'black cats', 'blackcats', false],
  ['docusaurus', 'blackCats', 'Black cats', true],
  ['docusaurus', 'BLACKCats', 'black-cats', true],
  ['docusaurus', 'cats9', 'cats 9', true],
  ['docusaurus', '!', '?', true],
  ['docusaurus', 'black', 'cats', false],
  ['docusaurus', 'blackCats', 'blackcats', false],
  ['docusaurus', 'black cats', 'blackcats', false],
  ['jekyll', 'cats', 'cats', false],
] as const)('%s makes one page of “%s” and “%s”: %j', (generator, one, other, expected) => {
  expect(isOnePage(one, other, generator)).toBe(expected);
});
