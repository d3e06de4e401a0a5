import { expect, test } from 'vitest';
import {
  expandTemplate,
  LONGEST,
  namesIn,
  templateOfFunction,
} from '../../../src/site/generators/eleventy/permalink.ts';

const VALUES: Readonly<Record<string, string>> = {
  title: '  The Cat  ',
  name: 'tom-tom',
  date: '2024-02-03T00:00:00Z',
  'cat.date': '2024-12-13T00:00:00Z',
};

const expand = (template: string) =>
  expandTemplate(template, name => (Object.hasOwn(VALUES, name) ? VALUES[name] : undefined), {});

// What LiquidJS makes of them, as Eleventy 3.1.8 has it; `upper`, `lower` and `trim` are those of Nunjucks.
test.each([
  ['/cats/', '/cats/'],
  ['{{ title | strip }}', 'The Cat'],
  ['{{ title | trim }}', 'The Cat'],
  ['{{ name | upcase }}', 'TOM-TOM'],
  ['{{ name | upper }}', 'TOM-TOM'],
  ['{{ title | strip | downcase }}', 'the cat'],
  ['{{ title | strip | lower }}', 'the cat'],
  ["{{ name | remove: 'tom' }}", '-'],
  ["{{ name | remove_first: 'tom' }}", '-tom'],
  ["{{ name | replace: 'tom', 'mia' }}", 'mia-mia'],
  ["{{ name | append: '!' }}", 'tom-tom!'],
  ["{{ name | prepend: '!' }}", '!tom-tom'],
  ["{{ name | append: '\"' }}", 'tom-tom"'],
  ['{{ "it\'s" | append: name }}', "it'stom-tom"],
  ['a{{- name -}}b', 'atom-tomb'],
  ["{{ date | date: '%Y/%m/%-m/%d/%-d/%y' }}", '2024/02/2/03/3/24'],
  ["{{ cat.date | date: '%-m-%-d' }}", '12-13'],
  ["{{ date | date: 'x%Y' }}", 'x2024'],
  ['{{ title | slugify }}/{{ name | slug }}', 'the-cat/tom-tom'],
  ['{{ name | safe }}', 'tom-tom'],
])('%s is %s', (template, text) => {
  expect(expand(template)).toEqual({ isKnown: true, text });
});

test.each([
  ['/a/{{ nobody }}/b/', '/a/', '/b/'],
  ['/{{ name }}/{{ nobody }}/{{ name }}/{{ nothing }}/c', '/tom-tom/', '/c'],
  ['/a{% if x %}b{% endif %}c', '/a', 'c'],
  ['/a{# b #}c', '/a', 'c'],
  ["/{{ date | date: '%Y/%B' }}/", '/', '/'],
  ["/{{ date | date: '%Y%' }}/", '/', '/'],
  ["/{{ name | date: '%Y' }}/", '/', '/'],
  ['/{{ name | slugify: true }}/', '/', '/'],
  ['/{{ name | slug: true }}/', '/', '/'],
])('of %s only %s and %s are known', (template, before, after) => {
  expect(expand(template)).toEqual({ isKnown: false, before, after });
});

test('nothing is known of what is longer than any address', () => {
  expect(expand('a'.repeat(LONGEST))).toEqual({ isKnown: true, text: 'a'.repeat(LONGEST) });
  expect(expand('a'.repeat(LONGEST + 1))).toEqual({ isKnown: false, before: '', after: '' });
});

test('names that stand in a template', () => {
  expect(namesIn('/a/{{ cat.name | slugify }}/{{ "tom and" | append: \'mia too\' }}/{{\nx_y }}/')).toEqual([
    'cat.name',
    'slugify',
    'append',
    'x_y',
  ]);
  expect(namesIn('/tom/')).toEqual([]);
  expect(namesIn('/{{ 5 }}/')).toEqual([]);
});

test.each([
  [`data => \`/\${data.slug}/\``, '/{{ slug }}/'],
  [`(data) => \`/\${ data.page.fileSlug }/\``, '/{{ page.fileSlug }}/'],
  [`({ slug, title }) => \`/\${slug}/\`;`, '/{{ slug }}/'],
  [`({ slug }) =>\n  \`/\${this.slugify(slug)}/\``, '/{{ slug | slugify }}/'],
  [`data => \`/\${slug( data.title )}/x\``, '/{{ title | slug }}/x'],
  [`async data => { return \`/\${data.slug}/\`; }`, '/{{ slug }}/'],
  [`function permalink(data) { return \`/\${data.slug}/\`; }`, '/{{ slug }}/'],
  [`function (data) {return\`/\${data.slug}/\`}`, '/{{ slug }}/'],
  [`permalink(data) { return \`/\${data.slug}/\`; }`, undefined],
  ['() => `/fixed/`', '/fixed/'],
  [`data => \`/\${other.slug}/\``, '/{{ other.slug }}/'],
  [`data => \`/\${data.title.toLowerCase()}/\``, undefined],
  [`data => \`/\${data.a + data.b}/\``, undefined],
  [`data => \`/\${data.slug}/\` + data.end`, undefined],
  [`data => data.x || \`/\${data.slug}/\``, undefined],
  [`data => \`/\${slugify(data.title) + 1}/\``, undefined],
  [`data => \`/\${x.slugify(data.title)}/\``, undefined],
  [`data => { log(); return \`/\${data.slug}/\`; }`, undefined],
  ['data => `a\\`b`', undefined],
  ['data => data.slug', undefined],
])('the template of %j is %j', (source, template) => {
  expect(templateOfFunction(source)).toBe(template);
});

test('a long function has none', () => {
  const of = (length: number) => `() => \`/${'a'.repeat(length)}/\``;
  expect(templateOfFunction(of(300 - 10))).toBe(`/${'a'.repeat(290)}/`);
  expect(templateOfFunction(of(301 - 10))).toBeUndefined();
  expect(templateOfFunction(`() =>${' '.repeat(LONGEST)}\`/a/\``)).toBeUndefined();
});
