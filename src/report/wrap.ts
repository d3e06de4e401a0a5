import { measure, takeStart } from './cells.ts';

/** Breaks a text between words so that no line is wider than `room`; a longer word is broken where it must. */
export function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(' ')) {
    let rest = word;
    let restWidth = measure(rest);
    if (width > 0 && width + 1 + restWidth <= room) {
      line += ` ${rest}`;
      width += 1 + restWidth;
      continue;
    }
    if (width > 0) lines.push(line.trimEnd());
    while (restWidth > room) {
      const start = takeStart(rest, room) || rest.slice(0, 2);
      lines.push(start);
      rest = rest.slice(start.length);
      restWidth = measure(rest);
    }
    line = rest;
    width = restWidth;
  }
  if (line !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
