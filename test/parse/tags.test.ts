import { describe, expect, test } from 'vitest';
import { findComments } from '../../src/parse/comments.ts';
import { readTags } from '../../src/parse/html-tags.ts';
import { readJsxTag } from '../../src/parse/jsx-tags.ts';
import { dialects, parse } from './sample.ts';

/** The tags as a browser reads them: `a href=/milo`, `/a`. */
function tagsOf(html: string): string[] {
  const found: string[] = [];
  readTags(html, {
    onOpen: ({ name, attributes, isSelfClosing }) => {
      const all = attributes.map(attribute =>
        attribute.valueRange ? `${attribute.name}=${attribute.value}` : attribute.name,
      );
      found.push([name, ...all, ...(isSelfClosing ? ['/'] : [])].join(' '));
    },
    onClose: name => found.push(`/${name}`),
  });
  return found;
}

describe('tags of HTML', () => {
  test.each([
    ['<a href="/milo">x</a>', ['a href=/milo', '/a']],
    ["<a href='/milo' id=top hidden>", ['a href=/milo id=top hidden']],
    ['<img alt="" src=milo.png/>', ['img alt= src=milo.png/']],
    ['<br /><hr/>', ['br /', 'hr /']],
    ['< a> <1> <> <', []],
    ['</> </ a> </1>', []],
    ['</a', ['/a']],
    ['<a href="milo', []],
    ['<a href=', []],
    ['<a href=/milo/>x</a>', ['a href=/milo/', '/a']],
    ['<a href', []],
    ['<a =b c>', ['a =b c']],
    ['<a / b>', ['a b']],
    ['<!-- <a> --><b>', ['b']],
    ['<!--> <a>', ['a']],
    ['<!---> <a>', ['a']],
    ['<!-- <a>', []],
    ['<!doctype html><a>', ['a']],
    ['<?php <a> ?><b>', ['b']],
    ['<script>if (a <b) "</a>"</script><i>', ['script', '/script', 'i']],
    ['<style>a<b>', ['style']],
  ])('%j', (html, tags) => {
    expect(tagsOf(html)).toEqual(tags);
  });
});

describe('tags of JSX', () => {
  const read = (text: string, limit = text.length) => {
    const tag = readJsxTag(text, 0, limit);
    return (
      tag && [
        tag.name,
        ...tag.attributes.map(({ name, value, expression }) => `${name}${expression ? '{' : '='}${value}`),
        ...(tag.isSelfClosing ? ['/'] : []),
      ]
    );
  };

  test.each([
    ['<Cat name="Milo" age={3} />', ['Cat', 'name=Milo', 'age{3', '/']],
    ["<Cat name='Milo' hidden>", ['Cat', 'name=Milo', 'hidden=']],
    ['<>', ['']],
    ['<a.b.C x:y="1">', ['a.b.C', 'x:y=1']],
    ['<Cat {...all} />', ['Cat', '{...all', '/']],
    ["<Cat a={{ b: \"}\" }} c={`}`} d={'\\'}'}>", ['Cat', 'a{{ b: "}" }', 'c{`}`', "d{'\\'}'"]],
    ['<Cat a = "b">', ['Cat', 'a=b']],
    // What no parser takes is nothing.
    ['<Cat a={', undefined],
    ['<Cat {...all', undefined],
    ['<Cat a={"}', undefined],
    ['<Cat a="b', undefined],
    ['<Cat a=b>', undefined],
    ['<Cat a=', undefined],
    ['<Cat "a">', undefined],
    ['<Cat a', undefined],
  ])('%j', (text, parts) => {
    expect(read(text)).toEqual(parts);
  });

  test('end where their element ends', () => {
    expect(read('<Cat />', 5)).toBeUndefined();
  });
});

describe('comments', () => {
  const contents = (text: string, dialect: (typeof dialects)[keyof typeof dialects]) => {
    const doc = parse(text, dialect);
    return findComments(doc).map(({ content }) => doc.text.slice(...content));
  };

  test.each([
    ['---\ntitle: a # one\nb: "# no" # two\n---\n', dialects.jekyll, [' one', ' two']],
    ['---\na: |\n  # no\n---\n', dialects.jekyll, []],
    ['+++\na = 1 # one\n+++\n', dialects.hugo, [' one']],
    ['<!-- one --> <!---->\n\n`<!-- no -->`\n', dialects.plain, [' one ', '']],
    ['<!-- never closed\n', dialects.plain, []],
    ['{% comment %} one {% endcomment %} {% # two %}\n', dialects.jekyll, [' one ', ' two ']],
    ['{::comment}one{:/comment}\n', dialects.jekyll, ['one']],
    ['{# one #} {##}\n', dialects.nunjucks, [' one ', '']],
    ['{{< comment >}} one {{< /comment >}} {{< /comment >}}\n', dialects.hugo, [' one ']],
    ['{/* one */}\n\na {/* two */} {1 /* no */}\n', dialects.astro, [' one ', ' two ']],
  ])('in %j', (text, dialect, comments) => {
    expect(contents(text, dialect)).toEqual(comments);
  });
});
