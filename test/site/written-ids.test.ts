import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../src/core/dialect.ts';
import { findWrittenIds, WRITTEN, type WrittenIds } from '../../src/site/written-ids.ts';

function idsOf(
  source: string,
  syntax: Dialect['templates'] = 'liquid',
  included: Readonly<Record<string, WrittenIds>> = {},
): WrittenIds {
  return findWrittenIds(source, syntax, (tag, args) => included[`${tag} ${args}`]);
}

test('ids and names of elements are known', () => {
  expect(idsOf('<div class="note" id="care"><a name=\'top-shelf\'></a><p ID = bowl>Two</p></div>')).toEqual([
    'care',
    'top-shelf',
    'bowl',
  ]);
  expect(idsOf('<p data-id="{{ include.nr }}" x:name="a" aria.id="b">Milo</p>')).toEqual([]);
});

test('of a computed id what is written around it is known', () => {
  expect(idsOf('<b id="cat-{{ include.name | slugify }}-card">')).toEqual([`cat-${WRITTEN}-card`]);
  expect(idsOf('<b id={{ include.name }}>')).toEqual([WRITTEN]);
});

describe('whatever else may make an id leaves all unknown', () => {
  test.each([
    ['a heading', 'Care\n\n## Bowls\n'],
    ['a heading in HTML', '<p><h3 class="x">Bowls</h3></p>'],
    ['an underlined heading', 'Bowls\n=====\n'],
    ['another', 'Bowls\n---\n'],
    ['a script', '<script src="/cats.js"></script>'],
    ['an attribute list', 'Bowls\n{: #bowls}\n'],
    ['what kramdown reads in braces', '{#bowls}'],
    ['a footnote', 'Bowls[^1]\n'],
    ['text of the site', '<p>{{ site.data.care }}</p>'],
    ['text of the page', '{{ content }}'],
    ['a variable', '{% assign care = page.care %}{{ care }}'],
    ['HTML in an expression', '<p>{{ include.name | prepend: "<b id=x>" }}</p>'],
    ['a block of another plugin', '{% tabs %}{% endtabs %}'],
    ['an include that can’t be read', '{% include other.html %}'],
    ['a long template', `<p>${'Milo '.repeat(4_000)}</p>`],
  ])('%s', (_, source) => {
    expect(idsOf(source)).toBeUndefined();
  });
});

describe('words bring none', () => {
  test.each([
    ['of the include', '<p>{{ include.text | markdownify }} {{ include["more"] }}</p>'],
    ['in an attribute', '<img src="{{ site.data.cats[0].photo }}" alt="{{ alt }}">'],
    ['titles and addresses', '<a href="{{ post.url }}">{{ post.title }}, {{ page.date | date: "%Y" }}</a>'],
    ['that are escaped', '{{ page.care | strip_html }}{{ page.care | escape }}'],
    ['that are written there', '{{ "Two bowls" }}{{ site.baseurl }}'],
    ['around conditions', '{%- if include.more -%}More{%- else -%}Less{%- endif -%}'],
    ['in loops', '{% for cat in site.cats %}{% unless forloop.last %}{{ forloop.index }}{% endunless %}{% endfor %}'],
  ])('%s', (_, source) => {
    expect(idsOf(source)).toEqual([]);
  });
});

test('an include in an include brings its own', () => {
  const source = '<i id="a"></i>{% include mark.html name=include.name %}{% include_relative b.html %}';
  const included = { 'include mark.html name=include.name': ['mark'], 'include_relative b.html': ['b'] };
  expect(idsOf(source, 'liquid', included)).toEqual(['mark', 'b', 'a']);
});

test('Nunjucks and Tera have comments in braces', () => {
  expect(idsOf('{# A note #}<i id="a"></i>', 'nunjucks')).toEqual(['a']);
  expect(idsOf('{# A note #}<i id="a"></i>', 'zola')).toEqual(['a']);
});

describe('Hugo escapes what is not marked as safe', () => {
  test.each([
    ['{{ $name := .Get "name" }}<b id="{{ $name | urlize }}">{{ $name }}</b>', [WRITTEN]],
    [
      '{{/* <h2>Not written</h2> */}}{{ with .Get 0 }}{{ . | markdownify }}{{ else }}{{ .Inner | safeHTML }}{{ end }}',
      [],
    ],
    ['<i id="a"></i>{{ range .Site.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}', ['a']],
    ['{{ if .Get 0 }}# Care{{ end }}', undefined],
    ['{{ .Page.Content }}', undefined],
    ['{{ partial "care.html" . }}', undefined],
    ['{{ .Site.Params.care | safeHTML }}', undefined],
    ['{{ .Page.Params.care | markdownify }}', undefined],
    ['{{ printf "<b id=%s>" (.Get 0) | safeHTML }}', undefined],
  ])('%s', (source, ids) => {
    expect(idsOf(source, 'hugo')).toEqual(ids);
  });
});

describe('Tera escapes what is not marked as safe', () => {
  test.each([
    ['<div id="buoy-{{ nr }}">{{ text }}</div>', [`buoy-${WRITTEN}`]],
    ['<section>{{ body | markdown | safe }}</section>', []],
    ['<section>{{ text | safe }}</section>', undefined],
    ['<img src="{{ url | safe }}">', []],
    ['{% set x = 1 %}{% if x %}{% elif y %}{% endif %}', []],
  ])('%s', (source, ids) => {
    expect(idsOf(source, 'zola')).toEqual(ids);
  });
});

test('what is not closed reaches to the end', () => {
  expect(idsOf('<i id="a"></i>{{ include.name')).toEqual(['a']);
  expect(idsOf('<i id="a"></i>{% if x')).toEqual(['a']);
});
