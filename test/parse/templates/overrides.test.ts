import { expect, test } from 'vitest';
import { dialects, mask } from '../sample.ts';

const body = 'a {{ b }} {# c #} {% d %}';

/** What of the body is no text. */
function masked(front: string, dialect: (typeof dialects)[keyof typeof dialects]): string {
  return mask(`---\n${front}\n---\n${body}\n`, dialect).trim();
}

const liquid = 'a ~~~~~~~ {# c #} ~~~~~~~';
const nunjucks = 'a ~~~~~~~ ~~~~~~~ ~~~~~~~';

test.each([
  ['title: a', liquid],
  ['templateEngineOverride:', liquid],
  ['templateEngineOverride: njk', nunjucks],
  // src/TemplateRender.js: names may have blanks around them, and any case.
  ['templateEngineOverride: "md, NJK"', nunjucks],
  ['templateEngineOverride: liquid,md', liquid],
  ['templateEngineOverride: md', body],
  ['templateEngineOverride: false', body],
])('Eleventy: %s', (front, text) => {
  expect(masked(front, dialects.eleventy)).toBe(text);
});

test.each([
  ['title: a', nunjucks],
  ['disableNunjucks: true', body],
  ['disableNunjucks: false', nunjucks],
  ['disableNunjucks: "yes"', nunjucks],
])('Hexo: %s', (front, text) => {
  expect(masked(front, dialects.hexo)).toBe(text);
});

test.each([
  ['title: a', liquid],
  ['render_with_liquid: false', body],
  ['render_with_liquid: "false"', liquid],
])('Jekyll: %s', (front, text) => {
  expect(masked(front, dialects.jekyll)).toBe(text);
});
