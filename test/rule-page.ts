import type { Code } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { makeImage } from './make-image.ts';

/**
 * A rule's page is its documentation and its test. A fence's info string says what it is:
 *
 * - `<lang> input`: a post, or with `file=_posts/2024-05-01-tabby.md` any file of the site; may be empty.
 * - `<lang> before`: what the file held before the change that is linted; a file that is no input was deleted.
 * - `text output`: what the rule says of it, with the hint, the fix and related places; absent where it says nothing.
 * - `<lang> fixed`: the text after all its fixes; `file=` as for an input.
 * - `json config`: the configuration of this example.
 * - `text network`: what external addresses answer, one a line: `https://cats.example/old 404` (fake-network.ts).
 *
 * With the word `image`, a fence describes the image that the file is (make-image.ts). With `untracked` or `ignored`, the
 * file is on the disk but not in git, which has the others; without any such file there is no repository.
 *
 * With the word `escapes`, `\u{200B}`, `\t`, `\r` and `\x20` in a fence stand for those characters, so that what can't be
 * seen on paper can be seen on the page. A fence without one of these words is an illustration.
 */
export interface RulePage {
  readonly rule: string;
  readonly headings: readonly string[];
  readonly examples: readonly Example[];
}

export interface Example {
  readonly title: string;
  readonly line: number;
  readonly inputs: readonly ExampleFile[];
  readonly before: readonly ExampleFile[];
  /** The lines of the output fence; empty where nothing is reported. */
  readonly output: readonly string[];
  readonly fixed: readonly ExampleFile[];
  /** The parsed configuration; undefined where the example has none. */
  readonly config: unknown;
  /** Undefined where no external address is asked. */
  readonly network: string | undefined;
}

export interface ExampleFile {
  readonly file: string;
  /** Empty where the file is no text. */
  readonly text: string;
  readonly bytes?: Uint8Array;
  /** Why git does not have it. */
  readonly git?: 'untracked' | 'ignored';
}

interface Fence extends ExampleFile {
  readonly role: string;
  readonly line: number;
}

const roles = ['input', 'before', 'output', 'fixed', 'config', 'network'];

/** Pages by their text: tests that are loaded anew for every small change of a rule do not read all of them anew. */
const pages = new Map<string, RulePage>();

/** Reads a page; throws with the page's line where it breaks the format. */
export function parseRulePage(markdown: string): RulePage {
  const page = pages.get(markdown) ?? readPage(markdown);
  pages.set(markdown, page);
  return page;
}

function readPage(markdown: string): RulePage {
  const root = unified().use(remarkParse).parse(markdown);
  const lines = markdown.split('\n');
  const headings: string[] = [];
  const sections: { title: string; line: number; depth: number; fences: Fence[] }[] = [];
  for (const node of root.children) {
    const line = node.position?.start.line ?? 0;
    if (node.type === 'heading') {
      const title = (lines[line - 1] ?? '').replace(/^#+/, '').trim();
      if (node.depth < 3) headings.push(title);
      sections.push({ title, line, depth: node.depth, fences: [] });
    }
    if (node.type !== 'code' || !node.meta) continue;
    const section = sections.at(-1);
    if (section?.depth !== 3) throw new Error(`${line}: a fence “${node.meta}” stands outside an example`);
    section.fences.push(readFence(node, line));
  }
  const examples = sections.filter(({ fences }) => fences.length > 0).map(readExample);
  const titles = examples.map(({ title }) => title);
  const twice = examples.find(({ title }, index) => titles.indexOf(title) !== index);
  if (twice) throw new Error(`${twice.line}: a second example “${twice.title}”`);
  return { rule: headings[0] ?? '', headings: headings.slice(1), examples };
}

function readExample({ title, line, fences }: { title: string; line: number; fences: readonly Fence[] }): Example {
  const of = (role: string) => fences.filter(fence => fence.role === role);
  const single = (role: string): Fence | undefined => {
    const [fence, second] = of(role);
    if (second) throw new Error(`${second.line}: a second ${role} in one example`);
    return fence;
  };
  const inputs = of('input').map(({ role: _, line: __, ...file }) => file);
  if (inputs.length === 0) throw new Error(`${line}: “${title}” has no input`);
  const names = new Set(inputs.map(({ file }) => file));
  if (names.size < inputs.length) throw new Error(`${line}: two inputs of “${title}” are the same file`);
  const fixed = of('fixed');
  const stranger = fixed.find(({ file }) => !names.has(file));
  if (stranger) throw new Error(`${stranger.line}: ${stranger.file} is no input of “${title}”`);
  return {
    title,
    line,
    inputs,
    before: of('before').map(({ file, text }) => ({ file, text })),
    output: single('output')?.text.trimEnd().split('\n').filter(Boolean) ?? [],
    fixed: fixed.map(({ file, text }) => ({ file, text })),
    config: readConfig(single('config')),
    network: single('network')?.text,
  };
}

function readConfig(fence: Fence | undefined): unknown {
  if (!fence) return undefined;
  try {
    return JSON.parse(fence.text);
  } catch (error) {
    throw new Error(`${fence.line}: the configuration is not JSON: ${error}`);
  }
}

function readFence(node: Code, line: number): Fence {
  const info = /^(\w+)(?:\s+file=(.+?))?((?:\s+(?:escapes|image|untracked|ignored))*)$/.exec(node.meta ?? '');
  const [, role = '', file = 'post.md', words = ''] = info ?? [];
  if (!roles.includes(role))
    throw new Error(`${line}: “${node.meta}” is not input, before, output, fixed, config or network`);
  // A text file ends in a newline, which the fence does not have; an empty fence is an empty file.
  const text = node.value === '' ? '' : `${node.value}\n`;
  const git = /\b(?:untracked|ignored)\b/.exec(words)?.[0];
  return {
    role,
    line,
    file: file.replace(/^"(.*)"$/, '$1'),
    ...(/\bimage\b/.test(words)
      ? { text: '', bytes: makeImage(text) }
      : { text: words.includes('escapes') ? unescapeText(text) : text }),
    ...((git === 'untracked' || git === 'ignored') && { git }),
  };
}

function unescapeText(text: string): string {
  const named: Readonly<Record<string, string>> = { t: '\t', r: '\r' };
  return text.replace(/\\(?:u\{([\da-fA-F]{1,6})\}|x([\da-fA-F]{2})|([tr]))/g, (_, long, short, name) =>
    name ? (named[name] ?? '') : String.fromCodePoint(Number.parseInt(long ?? short, 16)),
  );
}
