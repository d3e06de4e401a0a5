import { expect, test } from 'vitest';
import { isTemplated, restoreTemplates, TEMPLATE_MARK } from '../../src/core/template-text.ts';

const mark = (length: number) => TEMPLATE_MARK.repeat(length);

test('templates come back in their order, decoded text around them or not', () => {
  const text = 'a{{ x }}b&amp;{{ y }}';
  const masked = `a${mark(7)}b&amp;${mark(7)}`;
  expect(restoreTemplates({ text, masked }, [0, text.length], `a${mark(7)}b&${mark(7)}`)).toBe('a{{ x }}b&{{ y }}');
});

test('the same character of an icon font stays as it is', () => {
  // A reference, &#xE000;, is decoded to a run that the range does not have.
  const text = 'a&#xE000;{{ x }}';
  const masked = `a&#xE000;${mark(7)}`;
  expect(restoreTemplates({ text, masked }, [0, text.length], `a${mark(1)}`)).toBe(`a${mark(1)}`);
  const icon = `a ${mark(1)} paw`;
  expect(isTemplated({ text: icon, masked: icon }, [0, icon.length])).toBe(false);
});
