import type { Layout } from './layout.ts';
import { printable } from './printable.ts';
import { wrap } from './wrap.ts';

const INLINE = /(`+)(.+?)\1|\[([^\]]+)\]\([^)\s]*\)|\*\*([^*]+)\*\*/g;
const PAINTED = /(`+)(.+?)\1|\*\*([^*]+)\*\*/g;
const SPACES = / /g;
const NO_BREAK = '\u{a0}';
const NO_BREAKS = /\u{a0}/gu;

/** Inline Markdown, ready to be wrapped: a link is its text, code and strong text stay on one line. */
export function prepareInline(text: string): string {
  return text.replace(INLINE, (whole: string, _ticks, _code, linkText: string | undefined) =>
    linkText === undefined ? whole.replace(SPACES, NO_BREAK) : linkText,
  );
}

/** A wrapped line with its code and strong text painted; without colour code keeps its backticks. */
export function paintInline(line: string, { paint, color }: Layout): string {
  const painted = printable(line).replace(PAINTED, (whole: string, _ticks, code: string | undefined, strong = '') => {
    if (code === undefined) return paint.strong(strong);
    return color ? paint.accent(code.trim()) : whole;
  });
  return painted.replace(NO_BREAKS, ' ');
}

interface Hanging {
  readonly first: string;
  readonly indent: string;
  readonly text: string;
}

/** A text that is wrapped to the width, with its own start for the first line and for the others. */
export function hang({ first, indent, text }: Hanging, layout: Layout): string[] {
  const lines = wrap(text, layout.width - indent.length);
  return lines.map((line, index) => `${index === 0 ? first : indent}${paintInline(line, layout)}`);
}
