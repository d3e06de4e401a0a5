import type { TemplateProblem, TemplateTag } from '../../core/document.ts';
import { quote } from '../../core/quote.ts';
import type { Range } from '../../core/span.ts';
import { arrangeRegions, lineEnd, type TemplateRegion, type TemplateScan } from './scan.ts';

/** Shortcodes whose content is code: Hugo's own, and what practically every theme calls so. */
const codeNames = new Set(['highlight', 'code', 'mermaid', 'katex', 'math', 'chart']);

/** So many unclosed shortcodes are no slips: what follows is not read as templates. */
const unclosedLimit = 50;

/**
 * Finds Hugo's shortcodes, in code as well: `{{< name >}}` and `{{% name %}}` with `"…"` and `` `…` `` inside
 * (parser/pageparser/pagelexer_shortcode.go). One whose content is a C comment is printed, without the comment marks.
 */
export function scanShortcodes(text: string, from: number): TemplateScan {
  const tags: TemplateTag[] = [];
  const problems: TemplateProblem[] = [];
  const regions: TemplateRegion[] = [];
  /** Where the shortcodes of each name begin that are still open. */
  const open = new Map<string, number[]>();

  /** Closes the innermost shortcode of that name; the whole of a code block is one region. */
  const close = (name: string, range: Range): void => {
    const start = open.get(name)?.pop();
    if (start === undefined) {
      const message = `${quote(text.slice(...range))} closes a shortcode that is not open`;
      problems.push({ range, message, hint: `Remove it, or open the shortcode with “{{< ${name} >}}”` });
    }
    if (start === undefined || !isCode(name)) {
      regions.push({ range, flow: true });
      return;
    }
    while ((regions.at(-1)?.range[0] ?? -1) >= start) regions.pop();
    const from = Math.max(start, regions.at(-1)?.range[1] ?? 0);
    regions.push({ range: [from, range[1]], flow: true });
  };

  const read = (start: number): number => {
    if (text.startsWith('/*', start + 3)) return readLiteral(start);
    const end = findShortcodeEnd(text, start);
    if (end === undefined) {
      const range: Range = [start, start + sliceUnclosed(text, start).length];
      const hint = `Close it with “${closingDelimiter(text, start)}”`;
      problems.push({ range, message: `Shortcode ${quote(text.slice(...range))} is not closed`, hint });
      regions.push({ range, flow: false });
      return range[1];
    }
    const range: Range = [start, end];
    const { name, args, closing, isSelfClosing } = parseCall(text.slice(start + 3, end - 3));
    tags.push({ kind: 'shortcode', name, args, range, ...(closing && { closing }) });
    const single = findSingleQuotes(text, range);
    if (single) {
      const message = `Hugo does not know the single quotes of ${quote(text.slice(...single))}`;
      problems.push({ range: single, message, hint: 'Write double quotes, or backticks around text with quotes' });
    }
    if (closing) close(name, range);
    else {
      const starts = open.get(name);
      if (starts && !isSelfClosing) starts.push(start);
      else if (!isSelfClosing) open.set(name, [start]);
      regions.push({ range, flow: true });
    }
    return end;
  };

  const readLiteral = (start: number): number => {
    const closing = `*/${closingDelimiter(text, start)}`;
    const end = text.indexOf(closing, start + 5);
    if (end === -1) {
      const range: Range = [start, start + sliceUnclosed(text, start).length];
      const hint = `Close it with “${closing}”`;
      problems.push({ range, message: `Shortcode comment ${quote(text.slice(...range))} is not closed`, hint });
      return text.length;
    }
    const range: Range = [start, end + closing.length];
    tags.push({ kind: 'raw', name: '', args: text.slice(start + 5, end).trim(), range });
    regions.push({ range, flow: false });
    return range[1];
  };

  const opening = /\{\{[<%]/g;
  opening.lastIndex = from;
  for (let match = opening.exec(text); match && problems.length < unclosedLimit; match = opening.exec(text))
    opening.lastIndex = read(match.index);
  return { tags, problems, regions: arrangeRegions(text, regions) };
}

/** Inline shortcodes (`{{< now.inline >}}`) hold template source. */
function isCode(name: string): boolean {
  return codeNames.has(name) || name.endsWith('.inline');
}

function parseCall(content: string) {
  const call = content.trim();
  const closing = call.startsWith('/');
  const isSelfClosing = !closing && call.endsWith('/');
  const inner = call.slice(closing ? 1 : 0, isSelfClosing ? -1 : undefined).trim();
  const name = /^[\p{L}\p{N}_/.-]*/u.exec(inner)?.[0] ?? '';
  return { name, args: inner.slice(name.length).trim(), closing, isSelfClosing };
}

function closingDelimiter(text: string, start: number): '>}}' | '%}}' {
  return text[start + 2] === '<' ? '>}}' : '%}}';
}

/** The offset behind a shortcode; undefined where it does not end, or ends with the wrong delimiter. */
function findShortcodeEnd(text: string, start: number): number | undefined {
  const delimiter = closingDelimiter(text, start);
  const next = /["`]|>\}\}|%\}\}|\}\}|\{\{[<%]/g;
  next.lastIndex = start + 3;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    if (match[0] === delimiter) return next.lastIndex;
    const end = match[0] === '"' || match[0] === '`' ? skipString(text, match.index) : undefined;
    if (end === undefined) return undefined;
    next.lastIndex = end;
  }
  return undefined;
}

/** A parameter in single quotes: Hugo stops there with “unrecognized character in shortcode action”. */
function findSingleQuotes(text: string, [start, end]: Range): Range | undefined {
  const call = text.slice(start, end);
  if (!call.includes("'")) return undefined;
  const next = /["`]|(?<=\s)'/g;
  for (let match = next.exec(call); match; match = next.exec(call)) {
    if (match[0] === "'") {
      const close = call.indexOf("'", match.index + 1);
      return [start + match.index, close === -1 ? end - 3 : start + close + 1];
    }
    next.lastIndex = skipString(call, match.index) ?? call.length;
  }
  return undefined;
}

/** The offset behind a string: `"…"` has escapes and ends on its line, `` `…` `` is raw. */
function skipString(text: string, open: number): number | undefined {
  if (text[open] === '`') {
    const end = text.indexOf('`', open + 1);
    return end === -1 ? undefined : end + 1;
  }
  for (let at = open + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return undefined;
}

function sliceUnclosed(text: string, start: number): string {
  const line = text.slice(start, Math.min(lineEnd(text, start), start + 300));
  const end = line.slice(3).search(/\}\}|\{\{[<%]/);
  if (end === -1) return line.trimEnd();
  return line.slice(0, end + 3 + (line.startsWith('}}', end + 3) ? 2 : 0)).trimEnd();
}
