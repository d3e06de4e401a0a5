import type { BaselineReport, Diagnostic } from '../core/diagnostic.ts';
import { isFailure } from '../core/is-failure.ts';
import {
  type Baseline,
  type BaselineInput,
  type KeyedFinding,
  keyOf,
  matchBaseline,
  recordBaseline,
} from './baseline.ts';
import { relativePath, toAbsolute } from './paths.ts';
import type { Ports } from './ports.ts';

/** A baseline as a session gets it. */
export interface KnownFindings {
  /** Absolute POSIX path, for reports. */
  readonly file: string;
  readonly entries: Baseline;
  /** Whether flags leave this rule as it is configured. */
  readonly isRun: (rule: string) => boolean;
}

/** What a run found, and where. Files are relative to `cwd`. */
export interface Findings {
  readonly reported: readonly Diagnostic[];
  /** Found too, but not to be reported: no change brings it. */
  readonly leftOut: readonly Diagnostic[];
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly ports: Ports;
  /** Absolute paths of the posts that were linted whole and as they are; undefined where none is. */
  readonly linted: ReadonlySet<string> | undefined;
}

export interface Consulted {
  readonly reported: readonly Diagnostic[];
  readonly report: BaselineReport;
  /** What `--write-baseline` and `--prune-baseline` write. */
  readonly recorded: Baseline;
  readonly pruned: Baseline;
}

/** Keeps what a baseline knows out of a report. A failure of ours is never known. */
export function consultBaseline({ file, entries, isRun }: KnownFindings, findings: Findings): Consulted {
  const { reported, leftOut, cwd, ports } = findings;
  const toKeyed = makeKeys(findings);
  const failed = reported.filter(isFailure);
  const found = reported.filter(diagnostic => !isFailure(diagnostic)).map(toKeyed);
  const isCovered = coverage(findings);
  const input: BaselineInput = {
    entries,
    covers: (path, rule) => failed.length === 0 && isRun(rule) && isCovered(path),
  };
  const exists = (path: string) => ports.kindOf(path) !== undefined;
  // A hook has no time to read every post that something was wrong with all along.
  const files = new Set(reported.map(({ file }) => file));
  const others = leftOut.filter(({ file }) => files.has(file)).map(toKeyed);
  const { unknown, known, stale, pruned } = matchBaseline({ ...input, found, leftOut: others, exists });
  const display = (path: string) => relativePath(cwd, path);
  return {
    reported: [...failed, ...unknown],
    report: {
      file: display(file),
      known,
      stale: stale.map(entry => ({
        ...entry,
        file: display(entry.file),
        ...(entry.movedTo !== undefined && { movedTo: display(entry.movedTo) }),
      })),
    },
    recorded: recordBaseline(found, input),
    pruned,
  };
}

function makeKeys({ cwd, ports }: Findings): (diagnostic: Diagnostic) => KeyedFinding {
  const texts = new Map<string, string>();
  const decoder = new TextDecoder();
  return diagnostic => {
    const path = toAbsolute(diagnostic.file, cwd);
    const text = texts.get(path) ?? decoder.decode(ports.readBytes(path));
    texts.set(path, text);
    return { diagnostic, path, key: keyOf(diagnostic, text) };
  };
}

/** Whether all that is wrong with a file is found: it was linted, or it is not there any more. */
function coverage({ linted, paths, cwd, ports }: Findings): (path: string) => boolean {
  if (!linted) return () => false;
  const folders = (paths.length > 0 ? paths : ['.'])
    .map(path => toAbsolute(path, cwd))
    .filter(path => ports.kindOf(path) === 'folder');
  return path => linted.has(path) || folders.some(folder => path.startsWith(folder === '/' ? '/' : `${folder}/`));
}
