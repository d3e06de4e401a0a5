import type { TemplateProblem } from '../core/document.ts';
import { quote } from '../core/quote.ts';
import type { Range } from '../core/span.ts';
import type { MarkdownSyntaxError } from './markdown.ts';
import { lineEnd } from './templates/scan.ts';

/** Says in a writer's words why a text is no valid MDX; the parsers speak of characters before names. */
export function describeSyntaxError(text: string, error: MarkdownSyntaxError): TemplateProblem {
  const start = Math.min(error.offset, Math.max(0, text.length - 1));
  const line = text.slice(start, Math.min(lineEnd(text, start), start + 80));
  const rangeOf = (source: string): Range => [start, start + source.length];
  if (/^<!--|^!--/.test(line)) {
    const message = 'MDX has no HTML comments';
    return { range: rangeOf(/^.*?--!?>/.exec(line)?.[0] ?? line), message, hint: 'Write “{/* … */}”' };
  }
  const tag = /^<\/?[\w$.:-]+/.exec(line)?.[0];
  if (tag && error.message.startsWith('Expected a closing tag')) {
    const name = tag.slice(1);
    const message = `Tag ${quote(`${tag}>`)} is not closed where it must be`;
    const hint = `Add “</${name}>” in the same paragraph, or write “<${name} />”`;
    return { range: rangeOf(tag), message, hint };
  }
  if (tag?.startsWith('</') && error.message.startsWith('Unexpected closing'))
    return { range: rangeOf(tag), message: `${quote(`${tag}>`)} closes a tag that is not open`, hint: 'Remove it' };
  if (/^<[^a-zA-Z$_/>]/.test(line) || /^<[a-z][a-z+.-]*:\/\//.test(line)) {
    const hint = 'Write “\\<” where the character is meant, and a link as “[text](address)”';
    return { range: rangeOf('<'), message: '“<” begins a tag in MDX, and this is none', hint };
  }
  if (error.message.startsWith('Could not parse expression') || line.startsWith('{')) {
    const hint = 'Write “\\{” where a brace is meant';
    return {
      range: rangeOf(line.slice(0, 1)),
      message: 'What is in braces is JavaScript in MDX, and this is none',
      hint,
    };
  }
  return { range: rangeOf(line), message: `This is not valid MDX: ${error.message}` };
}
