import type { Diagnostic, Fix, FixFailure, LintResult } from '../core/diagnostic.ts';
import { quote } from '../core/quote.ts';
import { applyFixes } from './apply-fixes.ts';
import { decodeText } from './decode.ts';

/** A file as it was linted, and as fixes leave it. */
export interface FileChange {
  /** As users see it. */
  readonly file: string;
  /** Absolute POSIX path. */
  readonly path: string;
  /** Absolute POSIX path of the site; nothing outside it may be written. */
  readonly root: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** How many findings were mended. */
  readonly fixed: number;
}

export interface FixOutcome {
  /** What remains. */
  readonly result: LintResult;
  readonly changes: readonly FileChange[];
  /** Files whose fixes were given up. */
  readonly failures: readonly FixFailure[];
}

/** What fixing needs of a session. */
export interface FixPorts {
  readonly check: () => Promise<{
    readonly result: LintResult;
    readonly locate: (file: string) => FilePlace | undefined;
  }>;
  /** The bytes that the last check saw. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** From now on, checks see these bytes. */
  readonly write: (path: string, bytes: Uint8Array) => void;
}

export interface FilePlace {
  readonly path: string;
  readonly root: string;
}

/** Texts that a file may have on the way. Most posts need one pass; a fix that uncovers another finding needs two. */
const MAXIMAL_STATES = 20;

const byteOrderMark = '\uFEFF';

/** What has been done to one file. */
interface Progress extends FilePlace {
  readonly file: string;
  readonly before: Uint8Array;
  /** Every text that the file has had, oldest first. */
  readonly states: State[];
  /** Rules that fight: their fixes are not applied. */
  readonly barred: Set<string>;
  readonly failures: FixFailure[];
}

interface State {
  readonly text: string;
  /** The findings whose fixes led to this text from the one before. */
  readonly applied: readonly Diagnostic[];
}

/** Applies fixes and checks again until nothing is left to fix. Writes nothing to disk. */
export async function fixAll(safety: Fix['safety'], ports: FixPorts): Promise<FixOutcome> {
  const files = new Map<string, Progress>();
  let milliseconds = 0;
  for (;;) {
    const { result, locate } = await ports.check();
    milliseconds += result.milliseconds;
    let hasChanged = false;
    for (const report of result.reports) {
      const place = locate(report.file);
      const wanted = report.diagnostics.filter(({ fix }) => fix && (fix.safety === 'safe' || safety === 'suggested'));
      if (!place || wanted.length === 0) continue;
      const progress = files.get(place.path) ?? start(report.file, place, ports);
      files.set(place.path, progress);
      if (!fixOnce(progress, wanted)) continue;
      ports.write(place.path, new TextEncoder().encode(progress.states.at(-1)?.text));
      hasChanged = true;
    }
    if (!hasChanged) return finish({ ...result, milliseconds }, [...files.values()]);
  }
}

function start(file: string, place: FilePlace, { read }: FixPorts): Progress {
  const before = read(place.path) ?? new Uint8Array();
  const { text, isUtf8 } = decodeText(before);
  const progress = { ...place, file, before, barred: new Set<string>() };
  if (isUtf8) return { ...progress, states: [{ text, applied: [] }], failures: [] };
  const hint = 'Save it as UTF-8 first: what its other bytes stand for can’t be known';
  return { ...progress, states: [], failures: [{ file, message: `“${file}” is not fixed: it is not UTF-8`, hint }] };
}

/** Whether the file is another one now. */
function fixOnce({ file, states, barred, failures }: Progress, wanted: readonly Diagnostic[]): boolean {
  const [first] = states;
  const current = states.at(-1)?.text;
  if (!first || current === undefined) return false;
  const mark = current.startsWith(byteOrderMark) ? byteOrderMark : '';
  const mended = applyFixes(
    current.slice(mark.length),
    wanted.filter(({ rule }) => !barred.has(rule)),
  );
  const next = { text: mark + mended.text, applied: mended.applied };
  if (next.text === current) return false;
  const again = states.findIndex(({ text }) => text === next.text);
  const isEndless = states.length >= MAXIMAL_STATES || next.text.length > 2 * first.text.length + 10_000;
  if (again < 0 && !isEndless) {
    states.push(next);
    return true;
  }
  // Once more from the beginning, without them: half of a fight is no fix.
  const fighting = again < 0 ? next.applied : [...states.slice(again + 1), next].flatMap(({ applied }) => applied);
  for (const { rule } of fighting) barred.add(rule);
  failures.push(describeFight(file, fighting, again >= 0));
  states.splice(1);
  return true;
}

function describeFight(file: string, fighting: readonly Diagnostic[], isCircle: boolean): FixFailure {
  const rules = [...new Set(fighting.map(({ rule }) => rule))].sort().map(quote);
  const names = rules.length > 1 ? `${rules.slice(0, -1).join(', ')} and ${rules.at(-1)}` : rules.join('');
  const what = isCircle && rules.length > 1 ? 'undo each other' : 'come to no end';
  return {
    file,
    message: `Fixes of ${names} ${what} in “${file}”: none of them is applied there`,
    hint: 'Turn one of these rules off, or mend this by hand',
  };
}

function finish(result: LintResult, files: readonly Progress[]): FixOutcome {
  const changes = files.flatMap(({ states, file, path, root, before }) => {
    const fixed = states.reduce((count, { applied }) => count + applied.length, 0);
    const after = new TextEncoder().encode(states.at(-1)?.text);
    return fixed === 0 ? [] : [{ file, path, root, before, after, fixed }];
  });
  const failures = files.flatMap(file => file.failures);
  return { result, changes: changes.sort((left, right) => (left.file < right.file ? -1 : 1)), failures };
}
