import type { Code, Paragraph, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** What a page of the documentation shows, in the order in which a reader follows it. */
export type Step =
  /** A block that the paragraph above it puts into a file. */
  | { readonly kind: 'file'; readonly line: number; readonly file: string; readonly text: string }
  /** A line of a `sh` block, without its comment; `output` is the `text` block that follows it. */
  | { readonly kind: 'command'; readonly line: number; readonly command: string; readonly output?: string }
  /** Any other block. */
  | { readonly kind: 'block'; readonly line: number; readonly lang: string; readonly text: string };

export interface DocsPage {
  readonly steps: readonly Step[];
  /** What stands in backticks. */
  readonly words: readonly string[];
}

const FILE = /^(?:[\w.-]+\/)*(?:[\w.-]*\.\w+|pre-commit)$/;

export function readDocsPage(markdown: string): DocsPage {
  const { children } = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  return {
    steps: children.flatMap((node, index) =>
      readSteps(node, children[index - 1], { next: children[index + 1], markdown }),
    ),
    words: readWords(children),
  };
}

interface Around {
  readonly next: RootContent | undefined;
  readonly markdown: string;
}

function readSteps(node: RootContent, before: RootContent | undefined, { next, markdown }: Around): Step[] {
  if (node.type !== 'code') return [];
  const line = node.position?.start.line ?? 0;
  const file = before?.type === 'paragraph' ? fileOf(before, markdown) : undefined;
  if (file !== undefined) return [{ kind: 'file', line, file, text: `${node.value}\n` }];
  if (node.lang === 'sh') return readCommands(node, next);
  const isOutput = node.lang === 'text' && before?.type === 'code' && before.lang === 'sh';
  return isOutput ? [] : [{ kind: 'block', line, lang: node.lang ?? '', text: node.value }];
}

/** The last sentence before a block: “Put this in `.husky/pre-commit`:”, “In `.postlintrc.yaml`:” */
function fileOf({ position }: Paragraph, markdown: string): string | undefined {
  const text = markdown.slice(position?.start.offset, position?.end.offset);
  const sentence = text.endsWith(':') ? (text.split(/[.;]\s/).at(-1) ?? '') : '';
  return Array.from(sentence.matchAll(/`([^`]+)`/g), match => match[1] ?? '').findLast(word => FILE.test(word));
}

function readCommands(code: Code, next: RootContent | undefined): Step[] {
  const output = next?.type === 'code' && next.lang === 'text' ? `${next.value}\n` : undefined;
  const lines = code.value.split('\n').map((text, index) => ({
    line: (code.position?.start.line ?? 0) + 1 + index,
    command: text.replace(/(?:^|\s)#.*$/, '').trim(),
  }));
  const commands = lines.filter(({ command }) => command !== '');
  return commands.map((command, index) => ({
    kind: 'command',
    ...command,
    ...(output !== undefined && index === commands.length - 1 && { output }),
  }));
}

function readWords(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap(node => {
    if (node.type === 'inlineCode') return [node.value];
    return 'children' in node ? readWords(node.children) : [];
  });
}
