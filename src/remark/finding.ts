import type { VFile } from 'vfile';
import type { Document } from '../core/document.ts';
import type { Range } from '../core/span.ts';
import type { RemarkFinding } from './remark-finding.ts';

export type RemarkMessage = VFile['messages'][number];

type Position = Extract<RemarkMessage['place'], { start: unknown }>;

/** Turns a message of a plugin into a finding; `plugin` names messages that carry no rule. */
export function toFinding(doc: Document, message: RemarkMessage, plugin: string): RemarkFinding {
  if (isCrash(message)) return toInternalFinding(message.cause, plugin);
  const at = rangeOfMessage(doc, message);
  const hint = hintOf(message);
  const related = relatedOf(doc, message.cause);
  return {
    rule: ruleOf(message, plugin),
    severity: message.fatal ? 'error' : message.fatal === false ? 'warning' : 'info',
    at,
    message: restoreWords(doc, at, message.reason),
    ...(hint !== undefined && { hint: restoreWords(doc, at, hint) }),
    ...(related && { related: [related] }),
  };
}

/** What is said where a plugin fails: the others go on. */
export function toInternalFinding(error: unknown, plugin: string): RemarkFinding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule: `internal/${plugin}`,
    severity: 'error',
    at: [0, 0],
    message: `“${plugin}” failed: ${toLine(reason)}`,
    hint: 'Report it to the plugin’s authors, or switch the plugin off',
  };
}

/** remark-lint turns an error that a rule throws into a message; a message that was meant has no foreign stack. */
function isCrash(message: RemarkMessage): boolean {
  return message.cause instanceof Error && !('reason' in message.cause) && message.stack !== '';
}

function ruleOf({ source, ruleId }: RemarkMessage, plugin: string): string {
  if (source && ruleId) return `${source}/${ruleId}`;
  if (ruleId) return `remark/${ruleId}`;
  return source ? `${source}/${plugin}` : plugin;
}

function hintOf({ expected, note }: RemarkMessage): string | undefined {
  if (expected?.length) {
    const values = expected.map(value => (value === '' ? 'nothing' : `“${value}”`));
    return `Write ${values.join(' or ')}`;
  }
  return note ? toLine(note) : undefined;
}

/** The message that explains this one: “Identifier already defined here”. */
function relatedOf(doc: Document, cause: unknown): { message: string; at: Range } | undefined {
  if (!isMessage(cause) || !cause.place) return undefined;
  const at = toRange(doc, cause.place);
  return { message: restoreWords(doc, at, cause.reason), at };
}

function isMessage(value: unknown): value is RemarkMessage {
  return typeof value === 'object' && value !== null && 'reason' in value && 'place' in value;
}

/** Nodes made by plugins, and autolinks of GFM, may lack a position: then the nearest node around that has one. */
export function rangeOfMessage(doc: Document, { place, ancestors }: RemarkMessage): Range {
  const known = place ?? ancestors?.findLast(node => node.position)?.position;
  return known ? toRange(doc, known) : [0, 0];
}

function toRange(doc: Document, place: Position | Position['start']): Range {
  if (!('start' in place)) return [offsetOf(doc, place), offsetOf(doc, place)];
  const start = offsetOf(doc, place.start);
  return [start, Math.max(start, offsetOf(doc, place.end))];
}

function offsetOf({ text, lineStarts }: Document, { line, column, offset }: Position['start']): number {
  const exact = offset ?? (lineStarts[line - 1] ?? text.length) + column - 1;
  return Math.min(Math.max(exact, 0), text.length);
}

/**
 * The text of a message with what the author wrote in place of masked templates. Which template it was can only be told
 * by its length; the nearest one of that length counts.
 */
function restoreWords(doc: Document, [start, end]: Range, reason: string): string {
  const line = toLine(reason);
  if (!line.includes('\uE000')) return line;
  const runs = Array.from(doc.masked.matchAll(/\uE000+/g), ({ index, 0: run }) => ({ index, length: run.length }));
  const inside = runs.filter(run => run.index >= start && run.index < end);
  return line.replace(/\uE000+/g, ({ length }) => {
    const run = inside.find(other => other.length === length) ?? runs.find(other => other.length === length);
    if (!run) return '…';
    inside.splice(inside.indexOf(run), 1);
    return doc.text.slice(run.index, run.index + length);
  });
}

function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
