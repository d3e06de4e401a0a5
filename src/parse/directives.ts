import { closest } from '../core/closest.ts';
import type { Directive, DirectiveKind, DirectiveProblem, DirectiveTarget } from '../core/directive.ts';
import type { Document } from '../core/document.ts';
import { placeAt, type Range } from '../core/span.ts';
import { type Comment, findComments } from './comments.ts';
import { removeDirective, removeName } from './directive-removal.ts';

const kinds: readonly DirectiveKind[] = ['disable', 'enable', 'disable-line', 'disable-next-line', 'disable-file'];

type Draft = Omit<Directive, 'targets'> & { readonly names: readonly Omit<DirectiveTarget, 'covers'>[] };

/** The directives of a post, with the part of the file that each covers. */
export function readDirectives(doc: Document): {
  readonly directives: readonly Directive[];
  readonly problems: readonly DirectiveProblem[];
} {
  // Nearly no post has one.
  if (!doc.text.includes('postlint-')) return { directives: [], problems: [] };
  const drafts: Draft[] = [];
  const problems: DirectiveProblem[] = [];
  for (const comment of findComments(doc)) {
    const draft = readComment(doc, comment);
    if (!draft) continue;
    if ('message' in draft) problems.push(draft);
    else drafts.push(draft);
  }
  return { directives: complete(doc, drafts), problems };
}

function readComment(doc: Document, { range, content }: Comment): Draft | DirectiveProblem | undefined {
  const match = /^\s*postlint-([\w-]+)([\s\S]*)$/.exec(doc.text.slice(...content));
  if (!match) return undefined;
  const [, word = '', rest = ''] = match;
  const from = content[1] - rest.length;
  const keyword: Range = [from - word.length - 'postlint-'.length, from];
  const kind = kinds.find(candidate => candidate === word);
  if (!kind) {
    const guess = closest(word, kinds);
    const hint = guess
      ? `Did you mean “postlint-${guess}”?`
      : `There are ${kinds.map(name => `postlint-${name}`).join(', ')}`;
    return { range: keyword, message: `Directive “postlint-${word}” does not exist`, hint };
  }
  const [list = ''] = rest.split(/(?<=^|\s)--(?=\s|$)/, 1);
  const reason = rest.slice(list.length).replace(/^--/, '').trim();
  const names = Array.from(list.matchAll(/[^\s,]+/g), ({ 0: rule, index }) => {
    const nameRange: Range = [from + index, from + index + rule.length];
    return { rule, range: nameRange };
  });
  return {
    kind,
    range,
    names: names.length > 0 ? names.map((name, index) => withRemoval(names, name, index)) : [{ range: keyword }],
    ...(reason !== '' && { reason }),
    removal: removeDirective(doc, range),
  };
}

type Name = { readonly rule: string; readonly range: Range };

function withRemoval(names: readonly Name[], name: Name, index: number): Draft['names'][number] {
  const removal = removeName(name.range, { before: names[index - 1]?.range, after: names[index + 1]?.range });
  return { ...name, ...(removal && { removal }) };
}

/** Adds what each directive covers, from the last one back: a `disable` ends at the next `enable` of its rule. */
function complete(doc: Document, drafts: readonly Draft[]): Directive[] {
  const enabledAt = new Map<string | undefined, number>();
  return drafts
    .toReversed()
    .map(({ names, ...directive }) => {
      const { kind, range } = directive;
      const targets = names.map(name => {
        const end = Math.min(enabledAt.get(name.rule) ?? Infinity, enabledAt.get(undefined) ?? Infinity);
        return { ...name, covers: coverOf(doc, directive, Math.min(end, endOf(doc))) };
      });
      if (kind === 'enable') for (const { rule } of names) enabledAt.set(rule, range[0]);
      return { ...directive, targets };
    })
    .reverse();
}

function coverOf(doc: Document, { kind, range }: Pick<Directive, 'kind' | 'range'>, end: number): Range {
  switch (kind) {
    case 'disable-file':
      return [0, endOf(doc)];
    case 'disable-line':
      return [lineStart(doc, lineOf(doc, range[0])), lineStart(doc, lineOf(doc, range[1]) + 1)];
    case 'disable-next-line':
      return nextLine(doc, range[1]);
    case 'disable':
      return [isAtTopOfFrontMatter(doc, range) ? 0 : range[0], end];
    case 'enable':
      return [range[0], range[0]];
  }
}

/** What is said of the front matter as a whole stands at its fence, and nothing can be written above that. */
function isAtTopOfFrontMatter({ text, frontMatter }: Document, [start]: Range): boolean {
  if (!frontMatter || start >= frontMatter.range[1]) return false;
  const [, ...lines] = text.slice(frontMatter.range[0], start).split(/\r\n|\r|\n/);
  return lines.every(line => /^\s*(?:#|$)/.test(line));
}

/** The next line that is not blank: formatters put an empty line behind a comment. */
function nextLine(doc: Document, from: number): Range {
  let line = lineOf(doc, from) + 1;
  const last = doc.lineStarts.length;
  while (line < last && doc.text.slice(lineStart(doc, line), lineStart(doc, line + 1)).trim() === '') line++;
  return [lineStart(doc, line), lineStart(doc, line + 1)];
}

function lineOf(doc: Document, offset: number): number {
  return placeAt(doc.lineStarts, offset).line;
}

function lineStart(doc: Document, line: number): number {
  return doc.lineStarts[line - 1] ?? endOf(doc);
}

/** Behind the last character: a finding may stand at the very end. */
function endOf(doc: Document): number {
  return doc.text.length + 1;
}
