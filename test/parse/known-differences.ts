import type { TreeDifference } from './compare-trees.ts';

interface KnownDifference {
  readonly name: string;
  /** Why nothing depends on it. */
  readonly reason: string;
  /** A post that shows it: when the engines agree on it one day, the exception can go. */
  readonly example: string;
  readonly covers: (difference: TreeDifference) => boolean;
}

const endsIn = (path: string, ...types: string[]) => types.some(type => path === type || path.endsWith(` > ${type}`));

/** Where the fast engine is known to differ from the reference, and why that does no harm. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'places around bare addresses',
    reason: 'remark leaves a bare address, and the text around it, without a place; the fast engine has it',
    example: '[tabby@cats.example',
    covers: ({ field, reference }) => field === 'position' && reference === undefined,
  },
  {
    name: 'text after a bare address',
    reason: 'the punctuation that does not belong to an address is a text node of its own: same text, same places',
    example: 'The cats (//www.cats.example/tabby) of Tom',
    covers: ({ field, fast, reference }) =>
      field === 'children' && String(fast).replaceAll('text text', 'text') === reference,
  },
  {
    name: 'start of a task',
    reason: 'the paragraph of a task begins behind its box; remark says so only where plain text follows',
    example: '- [ ] `tabby`',
    covers: ({ path, field, fast, reference }) =>
      endsIn(path, 'listItem > paragraph') && field === 'position' && sameEnd(fast, reference),
  },
  {
    name: 'labels over several lines',
    reason: 'the label keeps the indentation and `>` of its continuation lines; identifiers are equal',
    example: '> [my\n> cat]: /cat',
    covers: ({ field, fast, reference }) => field === 'label' && collapse(fast) === collapse(reference),
  },
  {
    name: 'HTML comments in quotes',
    reason: 'inline HTML over several lines keeps the `>` of its continuation lines',
    example: '> cat <!-- a\n> comment -->',
    covers: ({ path, field, fast, reference }) =>
      endsIn(path, 'html') && field === 'value' && collapse(fast) === collapse(reference),
  },
  {
    name: 'blank ends of containers',
    reason:
      'a container that ends in blank or lazy lines ends some characters sooner or later; its content is the same',
    example: '> ```\r\n> cat\r\n\r\nkitten\r\n',
    covers: ({ path, field, fast, reference }) =>
      endsIn(path, 'blockquote', 'list', 'listItem', 'footnoteDefinition', 'code') &&
      field === 'position' &&
      sameStart(fast, reference),
  },
  {
    name: 'loose lists in quotes',
    reason: 'of two nested lists in a quote, the engines take different ones for loose; nodes and places are the same',
    example: '> - - cat\n>     ---\n>\n>   > kitten',
    covers: ({ field }) => field === 'spread',
  },
  {
    name: 'headings under definitions',
    reason: 'remark lets an underlined heading begin with the definition in front of it',
    example: '> [cat]: /cat\n> Tabby\n> ===\n',
    covers: ({ path, field, fast, reference }) =>
      endsIn(path, 'heading') && field === 'position' && sameEnd(fast, reference),
  },
  {
    name: 'letter case of end tags',
    reason: 'the text is changed for the fast engine, which takes `</STYLE>` for no end; names of tags ignore case',
    example: '<STYLE>\ncat\n</STYLE>',
    covers: ({ path, field, fast, reference }) =>
      endsIn(path, 'html') && field === 'value' && String(fast).toLowerCase() === String(reference).toLowerCase(),
  },
  {
    name: 'blank lines in indented code',
    reason: 'in a quote, the code begins with its first line, not with blank ones before it',
    example: '\n>     \n>     cat\n>     \n\n',
    covers: ({ path, field }) => endsIn(path, 'blockquote > code') && field === 'position',
  },
];

function collapse(label: unknown): string {
  return String(label)
    .replace(/[\s>]+/g, ' ')
    .trim();
}

function sameStart(left: unknown, right: unknown): boolean {
  return Array.isArray(left) && Array.isArray(right) && left[2] === right[2];
}

function sameEnd(left: unknown, right: unknown): boolean {
  return Array.isArray(left) && Array.isArray(right) && left[5] === right[5];
}
