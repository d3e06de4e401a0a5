import type { RuleState } from '../../src/core/config.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Dialect } from '../../src/core/dialect.ts';
import type { Rule } from '../../src/core/rule.ts';
import { applyFixes } from '../../src/engine/apply-fixes.ts';
import { checkFile, type FileResult } from '../../src/engine/check-file.ts';
import { decodeText } from '../../src/engine/decode.ts';
import { compareDiagnostics } from '../../src/engine/diagnose.ts';
import { parseDocument } from '../../src/parse/document.ts';
import { loadMarkdownEngine, type MarkdownEngine } from '../../src/parse/markdown.ts';
import { loadRemark } from '../../src/remark/bridge.ts';
import { rules } from '../../src/rules/index.ts';

const fast = await loadMarkdownEngine('fast');
const reference = await loadMarkdownEngine('reference');
const { run: remark } = await loadRemark([]);

/** Of those that leave the text no shorter: what gets shorter comes to an end. */
const MAXIMAL_PASSES = 20;

/** Every rule is on, those that are off by default too. */
const states: ReadonlyMap<string, RuleState> = new Map(
  rules.map(rule => [rule.id, { severity: 'error', options: defaultOptions(rule) }]),
);

function defaultOptions({ options }: Rule): unknown {
  const result = options?.['~standard'].validate({});
  return result && 'value' in result ? result.value : {};
}

/**
 * Reads any bytes as a post: what is wrong with how we did it, in words; nothing is wrong with the post. With `fixes`,
 * fixes are applied until none is left.
 */
export async function findFailures(bytes: Uint8Array, dialect: Dialect, fixes = true): Promise<string[]> {
  const { text, isUtf8 } = decodeText(bytes);
  const result = await read(text, isUtf8, dialect);
  const again = await read(text, isUtf8, dialect);
  const bare = text.replace(/^\uFEFF/, '');
  return [
    ...listInternal(result),
    ...listStrayRanges(result, bare.length),
    ...(JSON.stringify(result) === JSON.stringify(again) ? [] : ['the second reading is another one']),
    ...(isPlain(result) ? [] : ['the result is no plain data']),
    ...(fixes && isUtf8 ? await listFixFailures(text, dialect) : []),
  ];
}

/** As the engine does: what the fast parser gives up, the reference reads. */
async function read(text: string, isUtf8: boolean, dialect: Dialect): Promise<FileResult> {
  try {
    return await readWith(fast, text, isUtf8, dialect);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return readWith(reference, text, isUtf8, dialect);
  }
}

async function readWith(engine: MarkdownEngine, text: string, isUtf8: boolean, dialect: Dialect): Promise<FileResult> {
  const doc = parseDocument('_posts/2024-03-02-tabby.md', text, { dialect, engine, isUtf8 });
  return checkFile({ doc, rules, states, remark });
}

function listInternal({ diagnostics }: FileResult): string[] {
  return diagnostics
    .filter(({ rule }) => rule.startsWith('internal/'))
    .map(({ rule, message, hint }) => `${rule}: ${message} ${hint}`);
}

/** Everything that has a place, wherever it stands in the result: all of them must lie in the text. */
function listStrayRanges(result: FileResult, length: number): string[] {
  const stray: string[] = [];
  const judge = (start: number, end: number, path: string) => {
    if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length))
      stray.push(`${path} is ${start}–${end} of ${length}`);
  };
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isRange(value) && /(?:range|value|key|at)$/i.test(path)) judge(value[0], value[1], path);
    if ('start' in value && 'end' in value) {
      const { start, end } = value;
      if (typeof start === 'number' && typeof end === 'number') judge(start, end, path);
      if (hasOffset(start) && hasOffset(end)) judge(start.offset, end.offset, path);
    }
    // What an author wrote as front matter may look like anything.
    for (const [key, inner] of Object.entries(value)) if (key !== 'data') visit(inner, `${path}.${key}`);
  };
  visit(result, 'result');
  return stray;
}

function isRange(value: object): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(part => typeof part === 'number');
}

function hasOffset(value: unknown): value is { offset: number } {
  return typeof value === 'object' && value !== null && 'offset' in value && typeof value.offset === 'number';
}

function isPlain(result: FileResult): boolean {
  return JSON.stringify(JSON.parse(JSON.stringify(result))) === JSON.stringify(result);
}

/** Fixes come to an end, as `--fix-suggested` applies them. */
async function listFixFailures(text: string, dialect: Dialect): Promise<string[]> {
  const seen = [text];
  let growing = 0;
  for (let current = text; ; ) {
    const { diagnostics } = await read(current, true, dialect);
    const fixable = diagnostics.filter(({ fix }) => fix !== undefined).sort(compareDiagnostics);
    const mark = current.startsWith('\uFEFF') ? '\uFEFF' : '';
    const bare = current.slice(mark.length);
    const unsound = fixable.filter(diagnostic => applyFixes(bare, [diagnostic]).applied.length === 0);
    if (unsound.length > 0) return unsound.map(({ rule }) => `a fix of ${rule} can’t be applied`);
    const { text: fixed, applied } = applyFixes(bare, fixable);
    if (fixed === bare) return [];
    if (seen.includes(mark + fixed)) return [`fixes go in circles: ${nameRules(applied)}`];
    if (fixed.length >= bare.length && ++growing > MAXIMAL_PASSES)
      return [`fixes come to no end: ${nameRules(applied)}`];
    current = mark + fixed;
    seen.push(current);
  }
}

function nameRules(diagnostics: readonly Diagnostic[]): string {
  return [...new Set(diagnostics.map(({ rule }) => rule))].join(', ');
}
