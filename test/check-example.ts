import { expect } from 'vitest';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import type { Rule } from '../src/core/rule.ts';
import { findLineStarts, type Span, spanAt } from '../src/core/span.ts';
import { applyFixes } from '../src/engine/apply-fixes.ts';
import { lintMemory } from './lint-memory.ts';
import type { Example, ExampleFile } from './rule-page.ts';

type Files = readonly ExampleFile[];

const byteOrderMark = '\uFEFF';

/** Rules that are about the byte-order mark itself. */
const aboutByteOrderMark: readonly string[] = ['front-matter-misplaced'];

/** Rules that are about what other rules find. */
const aboutOtherRules: readonly string[] = ['unused-directive'];

/** Holds a rule to an example of its page, and to what follows from it for other line endings, fixes and so on. */
export async function checkExample(
  rule: Rule,
  example: Example,
  { where, rules }: { readonly where: string; readonly rules: readonly Rule[] },
): Promise<void> {
  const { inputs, before, fixed, config, network } = example;
  const output = example.output.join('\n');
  const lint = async (files: Files): Promise<readonly Diagnostic[]> => {
    const contents = byName(files);
    if (config !== undefined) contents['.postlintrc.json'] = JSON.stringify(config);
    const only = aboutOtherRules.includes(rule.id) ? [] : [rule.id];
    const { reports } = await lintMemory({
      files: contents,
      before: byName(before),
      rules,
      only,
      git: listOutsiders(inputs),
      network,
    });
    return reports
      .flatMap(report => report.diagnostics)
      .filter(diagnostic => diagnostic.rule === rule.id || only.length > 0);
  };
  const expectOutput = async (files: Files, variant: string): Promise<void> => {
    const found = await lint(files);
    expect(render(found, [...files, ...before]), `${where} ${variant}`).toBe(output);
    expectInside(found, files, `${where} ${variant}`);
  };

  const found = await lint(inputs);
  expect(render(found, [...inputs, ...before]), where).toBe(output);
  expectInside(found, inputs, where);
  expectAllowedFixes(rule, found);
  for (const finding of found) if (finding.fix) await expectFixHelps(finding, inputs, lint);
  if (fixed.length > 0) expect(show(await fixAll(inputs, lint)), `${where} fixed`).toBe(show(replace(inputs, fixed)));

  if (inputs.every(({ text }) => !text.includes('\r'))) {
    const files = inputs.map(withCarriageReturns);
    await expectOutput(files, 'with CRLF line endings');
    const expected = replace(files, fixed.map(withCarriageReturns));
    if (fixed.length > 0) expect(await fixAll(files, lint), `${where} fixed with CRLF line endings`).toEqual(expected);
  }
  if (!aboutByteOrderMark.includes(rule.id)) await expectOutput(inputs.map(withByteOrderMark), 'with byte-order mark');
  const bare = inputs.map(input => withoutFinalNewline(input, found));
  await expectOutput(bare, 'without newline at the end');
}

function byName(files: Files): Record<string, string | Uint8Array> {
  return Object.fromEntries(files.map(({ file, text, bytes }) => [file, bytes ?? text]));
}

function listOutsiders(files: Files): ReadonlyMap<string, 'untracked' | 'ignored'> {
  return new Map(files.flatMap(({ file, git }) => (git ? [[file, git] as const] : [])));
}

/** Findings as a page writes them. */
function render(found: readonly Diagnostic[], files: Files): string {
  const lines = found.flatMap(({ file, span, severity, message, hint, fix, related }) => [
    `${files.length > 1 ? `${file}:` : ''}${placeOf(span)} ${severity} ${message}`,
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
    ...(fix === undefined ? [] : [`  ${fix.safety === 'safe' ? 'fix' : 'suggested fix'}: ${fix.title}`]),
    ...(related ?? []).map(
      other => `  related: ${other.file}:${other.span.start.line}:${other.span.start.column} ${other.message}`,
    ),
  ]);
  return lines.join('\n');
}

function placeOf({ start, end }: Span): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

function show(files: Files): string {
  return files.map(({ file, text }) => `--- ${file}\n${text}`).join('');
}

function replace(files: Files, others: Files): Files {
  return files.map(input => ({ ...input, text: others.find(other => other.file === input.file)?.text ?? input.text }));
}

function isPost(file: string): boolean {
  return /\.(?:md|mdx|markdown)$/.test(file);
}

function withCarriageReturns({ text, ...rest }: ExampleFile): ExampleFile {
  return { ...rest, text: text.replaceAll('\n', '\r\n') };
}

function withByteOrderMark({ file, text, ...rest }: ExampleFile): ExampleFile {
  return { file, ...rest, text: isPost(file) && !text.startsWith(byteOrderMark) ? byteOrderMark + text : text };
}

/** Leaves the newline where a finding reaches it, because there it may matter. */
function withoutFinalNewline({ file, text, ...rest }: ExampleFile, found: readonly Diagnostic[]): ExampleFile {
  const length = text.startsWith(byteOrderMark) ? text.length - 1 : text.length;
  const matters = found.some(finding => finding.file === file && finding.span.end.offset >= length);
  return { file, ...rest, text: isPost(file) && !matters ? text.replace(/\n$/, '') : text };
}

function textOf(files: Files, name: string): string {
  const text = files.find(({ file }) => file === name)?.text ?? '';
  return text.startsWith(byteOrderMark) ? text.slice(1) : text;
}

function expectInside(found: readonly Diagnostic[], files: Files, where: string): void {
  for (const { file, span, message, related = [] } of found) {
    for (const place of [{ file, span }, ...related]) {
      const text = textOf(files, place.file);
      const { start, end } = place.span;
      expect(spanAt(findLineStarts(text), [start.offset, end.offset]), `${where}: places of “${message}”`).toEqual(
        place.span,
      );
      const isInside = 0 <= start.offset && start.offset <= end.offset && end.offset <= text.length;
      expect(isInside, `${where}: “${message}” lies inside the text`).toBe(true);
      const splits = [start, end].some(({ offset }) =>
        /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])/.test(text.slice(offset - 1, offset + 1)),
      );
      expect(splits, `${where}: “${message}” cuts a character or line ending in two`).toBe(false);
    }
  }
}

function expectAllowedFixes({ fixes }: Rule, found: readonly Diagnostic[]): void {
  for (const { fix, message } of found) {
    if (!fix) continue;
    expect(fixes, `the rule fixes “${message}” but does not say so`).toBeDefined();
    if (fixes === 'suggested') expect(fix.safety, `the fix of “${message}”`).toBe('suggested');
  }
}

async function expectFixHelps(
  finding: Diagnostic,
  files: Files,
  lint: (files: Files) => Promise<readonly Diagnostic[]>,
): Promise<void> {
  const text = textOf(files, finding.file);
  const edits = finding.fix?.edits ?? [];
  const inside = edits.every(({ start, end }) => 0 <= start && start <= end && end <= text.length);
  expect(inside, `the fix of “${finding.message}” edits inside the text`).toBe(true);
  expect(applyFixes(text, [finding]).applied, `the edits of “${finding.message}” do not overlap`).toEqual([finding]);
  const isSame = (other: Diagnostic) => other.file === finding.file && other.message === finding.message;
  const before = (await lint(files)).filter(isSame).length;
  const after = (await lint(fixOnce(files, [finding]))).filter(isSame).length;
  expect(after, `findings “${finding.message}” after its fix`).toBeLessThan(before);
}

/** Fixes until nothing changes, as `--fix` does. */
async function fixAll(files: Files, lint: (files: Files) => Promise<readonly Diagnostic[]>): Promise<Files> {
  let current = files;
  for (let pass = 0; pass < 10; pass++) {
    const next = fixOnce(current, await lint(current));
    if (show(next) === show(current)) return current;
    current = next;
  }
  expect.unreachable(`fixes do not come to an end:\n${show(current)}`);
}

function fixOnce(files: Files, found: readonly Diagnostic[]): Files {
  return files.map(({ file, text, ...rest }) => {
    const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
    const own = found.filter(finding => finding.file === file);
    return { file, ...rest, text: mark + applyFixes(text.slice(mark.length), own).text };
  });
}
