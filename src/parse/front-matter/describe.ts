import type { FrontMatterStyle } from '../../core/dialect.ts';
import type { FrontMatterProblem } from '../../core/document.ts';
import type { Range } from '../../core/span.ts';
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
