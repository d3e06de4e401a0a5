import { escapePattern } from '../core/escape-pattern.ts';

export type ConfigPath = readonly (string | number)[];

/** The line (1-based) where a value of a configuration is written, or its nearest ancestor; undefined where it can't be told. */
export type LocateLine = (path: ConfigPath) => number | undefined;

/**
 * Lines of the values of a text that is valid JSON. A scanner of our own, because lines are asked for only when
 * something is wrong, and every run would have to load the `yaml` package for it.
 */
export function locateInJson(text: string): LocateLine {
  let lines: Map<string, number> | undefined;
  return path => {
    lines ??= findJsonLines(text);
    for (let length = path.length; length > 0; length--) {
      const line = lines.get(keyOf(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return undefined;
  };
}

interface JsonFrame {
  readonly isList: boolean;
  readonly path: ConfigPath;
  name: string | number;
  expectsKey: boolean;
}

function findJsonLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const frames: JsonFrame[] = [];
  let line = 1;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:\n]|[^\s{}[\],:"]+/g)) {
    const frame = frames.at(-1);
    if (token === '\n') line++;
    else if (token === '}' || token === ']') frames.pop();
    else if (token === ',') goToNext(frame);
    else if (token !== ':') readToken(token, frame);
  }
  return lines;

  function readToken(token: string, frame: JsonFrame | undefined): void {
    const isKey = frame?.expectsKey === true;
    if (frame && isKey) {
      frame.name = String(JSON.parse(token));
      frame.expectsKey = false;
    }
    const path = frame ? [...frame.path, frame.name] : [];
    if (isKey || frame?.isList) lines.set(keyOf(path), line);
    if (!isKey && token === '[') frames.push({ isList: true, path, name: 0, expectsKey: false });
    if (!isKey && token === '{') frames.push({ isList: false, path, name: '', expectsKey: true });
  }
}

function goToNext(frame: JsonFrame | undefined): void {
  if (!frame) return;
  if (typeof frame.name === 'number') frame.name++;
  else frame.expectsKey = true;
}

function keyOf(path: ConfigPath): string {
  return JSON.stringify(path.map(String));
}

/**
 * A best guess for a configuration that is a program: its keys and strings are looked for in turn, each after the one
 * before. What is made by code (a spread, a function) is not found.
 */
export function locateInCode(text: string): LocateLine {
  return path => {
    let offset = 0;
    let found = false;
    for (const part of path) {
      if (typeof part === 'number') continue;
      const escaped = escapePattern(part);
      const key = new RegExp(`(?<![\\w$-])(?:["'\`]${escaped}["'\`]|${escaped}(?=\\s*[:,}]))`, 'g');
      key.lastIndex = offset;
      const match = key.exec(text);
      if (!match) break;
      found = true;
      offset = match.index + match[0].length;
    }
    return found ? text.slice(0, offset).split('\n').length : undefined;
  };
}
