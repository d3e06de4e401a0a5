import type { ExternalSummary } from './external.ts';
import type { Span } from './span.ts';
import type { Statistics } from './statistics.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Replaces the text from `start` to `end` (offsets in the text without BOM) by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits applied together or not at all. `--fix` applies only `safe` ones. */
export interface Fix {
  readonly title: string;
  readonly safety: 'safe' | 'suggested';
  readonly edits: readonly Edit[];
}

export interface Related {
  readonly message: string;
  readonly file: string;
  readonly span: Span;
}

/** One finding. `file` is POSIX; in what a user sees it is relative to the working directory. */
export interface Diagnostic {
  /** `broken-link`, `remark-lint/no-empty-url`, `acme/house-style`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, with the author's own words. */
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
  readonly file: string;
  readonly span: Span;
  readonly fix?: Fix;
  readonly related?: readonly Related[];
}

/** The findings of one file, in order of offset and rule. `text` reads the file again, for excerpts. */
export interface FileReport {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly text: () => string;
}

/** A file that fixes changed. */
export interface FixedFile {
  readonly file: string;
  /** With its byte-order mark, where it has one. */
  readonly before: string;
  readonly after: string;
  /** How many findings were mended. */
  readonly fixed: number;
}

/** A file that was to be changed and was not. */
export interface FixFailure {
  readonly file: string;
  readonly message: string;
  readonly hint?: string;
}

/** What fixing did, or in a dry run what it would do. */
export interface FixReport {
  readonly isDryRun: boolean;
  readonly files: readonly FixedFile[];
  readonly failures: readonly FixFailure[];
}

/** What a baseline knows and a run did not find. */
export interface StaleEntry {
  /** As the baseline names it; like all paths relative to the working directory. */
  readonly file: string;
  readonly rule: string;
  /** The author's words that it was about. */
  readonly content: string;
  readonly count: number;
  /** The name that the post probably has now: the entry still serves it. */
  readonly movedTo?: string;
}

/** What a baseline did to a report. */
export interface BaselineReport {
  /** Its file, relative to the working directory. */
  readonly file: string;
  /** How many findings it kept out of the report. */
  readonly known: number;
  readonly stale: readonly StaleEntry[];
  /** Where it was to be written: false if a rule failed, whose findings nobody knows. */
  readonly isWritten?: boolean;
}

/** What one of several runs over a site has read, for the run that merges them. */
export interface ShardReport {
  /** From 1 on. */
  readonly index: number;
  readonly count: number;
  /** Of the program that made it. */
  readonly version: string;
  /** Differs where the configuration or flags differ. */
  readonly settings: string;
  /** As they were given to the run. */
  readonly paths: readonly string[];
  readonly posts: readonly ShardPost[];
}

export interface ShardPost {
  /** Relative to the working directory. */
  readonly path: string;
  /** Stands for its content. */
  readonly key: string;
  readonly result: string;
  /** By it a result is known to be whole. */
  readonly sum: string;
}

/** What a report says of a rule that found something. */
export interface RuleDescription {
  readonly id: string;
  readonly summary: string;
}

export interface LintResult {
  /** How many files were linted. */
  readonly files: number;
  /** Only the files that have findings, sorted by path. */
  readonly reports: readonly FileReport[];
  /** Findings that the user wants to hear nothing of. */
  readonly hidden?: number;
  /** Findings that were told before, and are not told again while files are watched. */
  readonly unchanged?: number;
  /** Sentences for stderr: what the user should know about the run itself. */
  readonly notices: readonly string[];
  readonly milliseconds: number;
  /** The rules that may have run, for formats that describe them. */
  readonly rules?: readonly RuleDescription[];
  /** Where they were asked for. */
  readonly statistics?: Statistics;
  /** Where fixes were asked for: the findings are what remains after them. */
  readonly fixes?: FixReport;
  /** Where a baseline keeps known findings out of the report. */
  readonly baseline?: BaselineReport;
  /** Where external links were asked about. */
  readonly external?: ExternalSummary;
  /** Where only a part of the posts was to be read. */
  readonly shard?: ShardReport;
}

export interface ReportEnvironment {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly cwd: string;
  /** The terminal makes links of addresses that are set behind a text (OSC 8). */
  readonly hyperlinks?: boolean;
  /** The address of a rule's page, where it has one. */
  readonly findRulePage?: ((rule: string) => string | undefined) | undefined;
}

/** Turns a result into the text that is printed, final newline included; never prints by itself. */
export type Reporter = (result: LintResult, environment: ReportEnvironment) => string;
