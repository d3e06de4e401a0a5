import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { UserError } from '../core/errors.ts';
import type { ConfigPath, LocateLine } from './locate.ts';

export interface YamlFile {
  readonly data: unknown;
  readonly lineOf: LocateLine;
}

/** Reads a YAML configuration; loaded only where there is one. */
export function parseYamlFile(file: string, text: string): YamlFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: true, prettyErrors: false });
  const error = document.errors[0];
  if (error) {
    const where = { file, line: counter.linePos(error.pos[0]).line };
    throw new UserError('The configuration is not valid YAML', { hint: error.message, where, cause: error });
  }
  try {
    return { data: document.toJS(), lineOf: path => findLine(document, path, counter) };
  } catch (cause) {
    // Aliases can't be judged before they are expanded: the package refuses what would expand without end.
    const hint = cause instanceof Error ? cause.message : undefined;
    throw new UserError('The configuration is not valid YAML', { hint, where: { file }, cause });
  }
}

/** The line of the first error that YAML's stricter reading of JSON finds, for a JSON text that does not parse. */
export function findJsonErrorLine(text: string): number | undefined {
  const counter = new LineCounter();
  const error = parseDocument(text, { lineCounter: counter, schema: 'json', prettyErrors: false }).errors[0];
  return error && counter.linePos(error.pos[0]).line;
}

function findLine(document: Document, path: ConfigPath, counter: LineCounter): number | undefined {
  let value: unknown = document.contents;
  let line: number | undefined;
  for (const part of path) {
    const child = findChild(value, part);
    if (!child) break;
    if (child.written?.range) line = counter.linePos(child.written.range[0]).line;
    value = child.value;
  }
  return line;
}

/** A key or list item: the node where it is written, and the node of its value. */
interface YamlChild {
  readonly written: Node | undefined;
  readonly value: unknown;
}

function findChild(parent: unknown, part: string | number): YamlChild | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
    if (pair && isScalar(pair.key)) return { written: pair.key, value: pair.value };
  }
  if (isSeq(parent) && typeof part === 'number') {
    const item = parent.items[part];
    return { written: isScalar(item) || isMap(item) || isSeq(item) ? item : undefined, value: item };
  }
  return undefined;
}
