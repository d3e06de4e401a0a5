import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { FrontMatterProblem } from '../../core/document.ts';
import type { FrontMatterEntry } from '../../core/front-matter.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { inQuotes } from './explanation.ts';
import type { Duplicate } from './yaml-tree.ts';

/** What becomes of a post whose front matter has a key twice. */
const duplicateEffect: Readonly<Record<FrontMatterStyle, string>> = {
  jekyll: 'only the last one counts',
  github: 'only the last one counts',
  'gray-matter': 'the build fails',
  astro: 'the build fails',
  hugo: 'the build fails',
  hexo: 'Hexo leaves the post out',
  zola: 'the build fails',
};

export function describeDuplicate({ name, first, again }: Duplicate, style: FrontMatterStyle): FrontMatterProblem {
  return {
    kind: 'duplicate-key',
    code: 'duplicate-key',
    range: again,
    message: `Key “${name}” is written twice: ${duplicateEffect[style]}`,
    hint: 'Remove one of the two',
    related: { message: `“${name}” is here first`, range: first },
  };
}

/** A list or a text between the fences: Hexo and GitHub then show it as text, the others fail or read it half. */
export function describeNonMap(value: unknown, style: FrontMatterStyle, whole: Range): FrontMatterProblem[] {
  if (style === 'hexo' || style === 'github') return [];
  const what = Array.isArray(value) ? 'a list' : 'text';
  return [
    {
      kind: 'syntax',
      code: 'no-keys',
      range: whole,
      message: `The front matter is ${what}, not keys with values`,
      hint: 'Write each value after a key and a colon, such as “title: My post”',
    },
  ];
}

export function describeDepth(range: Range): FrontMatterProblem {
  return {
    kind: 'syntax',
    code: 'too-deep',
    range,
    message: 'Lists and maps are nested too deeply to be read',
    hint: 'Check for brackets that are opened again and again',
  };
}

export function describeSize(range: Range): FrontMatterProblem {
  return {
    kind: 'syntax',
    code: 'too-long',
    range,
    message: `The front matter is ${Math.round((range[1] - range[0]) / 1024)} KB long and is not read`,
    hint: 'Check that its closing fence is where it should be',
  };
}

/** `title: {{ page.title }}` is a map to YAML, and nobody means one: front matter is read before templates. */
export function describeTemplates(
  block: string,
  offset: number,
  entries: readonly FrontMatterEntry[],
): FrontMatterProblem[] {
  return entries
    .filter(({ source, value }) => source === undefined && block.startsWith('{{', value[0] - offset))
    .map(({ value }) => {
      const written = block.slice(value[0] - offset, value[1] - offset);
      const quoted = inQuotes(written);
      const edits = quoted ? [{ start: value[0], end: value[1], text: quoted }] : [];
      return {
        kind: 'syntax',
        code: 'template-value',
        range: value,
        message: `${quote(written)} is a template, and YAML takes its braces for a map`,
        hint: 'Put the value in quotes',
        ...(quoted && { fix: { title: 'Put the value in quotes', safety: 'suggested', edits } }),
      };
    });
}
