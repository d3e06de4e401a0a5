import type { FileReport, LintResult, Reporter, ShardReport } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';
import { isFailure } from '../core/is-failure.ts';
import { pluralize } from '../core/pluralize.ts';
import type { LintMemory, LintOptions } from '../index.ts';
import { inCheckout } from '../report/in-checkout.ts';
import { loadReporter } from '../report/reporters.ts';
import { readExternal } from './external-flag.ts';
import { chooseFixes, noteFixes, renderInsteadOfReport } from './fixing.ts';
import { noteBaseline, pickBaseline } from './known-findings.ts';
import type { News } from './news.ts';
import { type Output, parseOutputs } from './outputs.ts';
import { describePrinted } from './printed-report.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** The flags as commander reads them. */
export interface LintFlags {
  readonly format?: readonly string[];
  readonly outputFile?: string;
  /** False with `--no-config`. */
  readonly config?: string | false;
  /** False with `--no-code`. */
  readonly code?: boolean;
  readonly rule?: readonly string[];
  readonly only?: readonly string[];
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  readonly reportUnusedDirectives?: boolean;
  readonly color?: boolean;
  readonly fix?: boolean;
  readonly fixSuggested?: boolean;
  readonly fixDryRun?: boolean;
  readonly staged?: boolean;
  readonly since?: string;
  readonly changedLines?: boolean;
  /** False with `--no-baseline`. */
  readonly baseline?: string | false;
  readonly writeBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  /** A text where something is written behind `--external`. */
  readonly external?: boolean | string;
  readonly shard?: Pick<ShardReport, 'index' | 'count'>;
  /** What `merge-reports` merges. */
  readonly shards?: readonly ShardReport[];
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  /** False with `--no-cache`. */
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly jobs?: number;
  readonly cacheStrategy?: 'metadata' | 'content';
  readonly printConfig?: string;
  readonly stats?: boolean;
  readonly watch?: boolean;
  readonly debug?: boolean;
}

/** `postlint [paths...]`. */
export async function runLint(words: readonly string[], flags: LintFlags, terminal: Terminal): Promise<ExitCode> {
  if (flags.printConfig !== undefined) {
    const { printConfig } = await import('./print-config.ts');
    return printConfig(flags.printConfig, flags, terminal);
  }
  const { external, paths } = readExternal(flags.external, words);
  checkInput(paths, flags);
  const outputs = parseOutputs(flags.format ?? [], flags.outputFile);
  if (flags.shard && !outputs.some(({ format }) => format === 'json'))
    throw new UserError('--shard needs a report in JSON, for “postlint merge-reports”', {
      hint: `Add --format json:shard-${flags.shard.index}.json`,
    });
  const reporters = await Promise.all(outputs.map(output => loadReporter(output.format)));
  const stdin = flags.stdin ? await readStdin(flags, terminal) : undefined;
  const run = async (memory?: LintMemory, news?: News): Promise<ExitCode> => {
    const { lint } = await import('../index.ts');
    const result = await lint({
      ...readOptions(paths, flags, terminal),
      ...(external !== undefined && { external }),
      ...(stdin && { stdin }),
      memory,
      onWait: terminal.onStop,
      ...(await watchProgress(terminal, memory)),
    });
    await report(result, { outputs, reporters, flags, input: stdin?.text, news }, terminal);
    return judge(result, flags, terminal);
  };
  if (!flags.watch) return run();
  const { watchAndRun } = await import('./watch.ts');
  const written = [...outputs.map(({ file }) => file), flags.cacheLocation].filter(path => path !== undefined);
  return watchAndRun({ run, outputs: written, debug: flags.debug ?? false, terminal });
}

function readOptions(paths: readonly string[], flags: LintFlags, { cwd }: Terminal): LintOptions {
  const safety = chooseFixes(flags);
  return {
    cwd,
    paths,
    useConfig: flags.config !== false,
    runCode: flags.code ?? true,
    ...(typeof flags.config === 'string' && { configFile: flags.config }),
    rules: listRuleFlags(flags),
    only: flags.only ?? [],
    staged: flags.staged ?? false,
    ...(flags.since !== undefined && { since: flags.since }),
    changedLines: flags.changedLines ?? false,
    ...pickBaseline(flags),
    ...(flags.shard && { shard: flags.shard }),
    ...(flags.shards && { shards: flags.shards }),
    ...(safety && { fix: safety, dryRun: flags.fixDryRun ?? false }),
    stats: flags.stats ?? false,
    jobs: flags.jobs,
    ...(flags.cache !== false && { cache: { location: flags.cacheLocation, strategy: flags.cacheStrategy } }),
  };
}

interface ReportRequest {
  readonly outputs: readonly Output[];
  readonly reporters: readonly Reporter[];
  readonly flags: LintFlags;
  readonly input: Uint8Array | undefined;
  /** While files are watched. */
  readonly news: News | undefined;
}

async function report(
  result: LintResult,
  { outputs, reporters, flags, input, news }: ReportRequest,
  terminal: Terminal,
): Promise<void> {
  const shown = flags.quiet ? keepErrors(result) : result;
  const forPeople = news ? news.keep(shown) : shown;
  const instead = await renderInsteadOfReport(result, { flags, input, terminal });
  if (instead !== undefined) terminal.print(instead);
  for (const [index, output] of outputs.entries()) {
    const reporter = reporters[index];
    const isPrinted = output.file === undefined;
    if (reporter && !(isPrinted && flags.fixDryRun))
      await deliver(
        {
          output,
          reporter,
          result: isPrinted && output.format === 'pretty' ? forPeople : shown,
          flags,
          isAside: instead !== undefined,
        },
        terminal,
      );
  }
  if (flags.stats) await tellStatistics(shown, { flags, outputs, isAside: instead !== undefined }, terminal);
  const isTold = instead === undefined && outputs.some(({ format, file }) => format === 'pretty' && file === undefined);
  if (result.fixes) noteFixes(result.fixes, isTold, terminal);
  if (result.baseline) noteBaseline(result.baseline, terminal);
  for (const notice of result.notices) terminal.note(`postlint: ${notice}`);
}

async function watchProgress(
  { showStatus: show, width }: Terminal,
  memory: LintMemory | undefined,
): Promise<Pick<LintOptions, 'onProgress'>> {
  if (!show) return {};
  const { makeProgressLine } = await import('./progress-line.ts');
  // From the start of the process, which is what somebody waits for; the runs of a watch begin later.
  const started = memory ? performance.now() : 0;
  return { onProgress: makeProgressLine({ show, width, elapsed: () => performance.now() - started }) };
}

/** What makes no sense when files on disk are linted again and again, and why. */
const UNWATCHABLE: readonly (readonly [flag: keyof LintFlags, name: string, hint: string])[] = [
  ['stdin', '--stdin', 'Standard input comes once: give the file as a path'],
  ['staged', '--staged', 'Files on disk are watched, not git’s index: --since HEAD lints what is not committed'],
  ['fix', '--fix', 'Run --fix by itself: a file must not change while somebody writes in it'],
  ['fixSuggested', '--fix-suggested', 'Run it by itself: a file must not change while somebody writes in it'],
  ['fixDryRun', '--fix-dry-run', 'Run it by itself'],
  ['writeBaseline', '--write-baseline', 'Run it by itself: what comes later is to be reported'],
  ['pruneBaseline', '--prune-baseline', 'Run it by itself'],
  ['shard', '--shard', 'Run it by itself'],
  ['shards', 'merge-reports', 'Reports are merged once'],
];

function checkWatch(flags: LintFlags): void {
  const refused = UNWATCHABLE.find(([flag]) => flags[flag]);
  if (refused) throw new UserError(`--watch and ${refused[1]} don’t go together`, { hint: refused[2] });
}

function checkInput(paths: readonly string[], flags: LintFlags): void {
  if (flags.watch) checkWatch(flags);
  const { stdin, stdinFilename, cache, cacheLocation, cacheStrategy } = flags;
  if (cache === false && (cacheLocation ?? cacheStrategy) !== undefined)
    throw new UserError('--no-cache has no location and no strategy', { hint: 'Drop it, or drop the other flag' });
  if (stdin && paths.length > 0)
    throw new UserError('Either paths or --stdin can be linted, not both', {
      hint: 'Use --stdin-filename to say where the text stands',
    });
  if (!stdin && stdinFilename !== undefined)
    throw new UserError('--stdin-filename is for --stdin', { hint: 'Add --stdin, or give the file as a path' });
}

/** A flag for the rule `unused-directive` is one for a rule. */
function listRuleFlags({ rule = [], reportUnusedDirectives }: LintFlags): readonly string[] {
  if (reportUnusedDirectives === undefined) return rule;
  return [...rule, `unused-directive: ${reportUnusedDirectives ? 'warning' : 'off'}`];
}

async function readStdin(flags: LintFlags, terminal: Terminal): Promise<{ text: Uint8Array; filename: string }> {
  return { text: await terminal.readInput(), filename: flags.stdinFilename ?? 'stdin.md' };
}

interface Delivery {
  readonly output: Output;
  readonly reporter: Reporter;
  readonly result: LintResult;
  readonly flags: LintFlags;
  /** Standard output is for something else: the report goes to standard error. */
  readonly isAside: boolean;
}

async function deliver(delivery: Delivery, terminal: Terminal): Promise<void> {
  const { output, reporter, flags, isAside } = delivery;
  const { cwd, width } = terminal;
  const result = inCheckout(delivery.result, output.format, terminal.folderInCheckout);
  if (output.file === undefined && isAside)
    return terminal.note(reporter(result, { color: flags.color ?? false, width, cwd }).trimEnd());
  if (output.file === undefined) return terminal.print(reporter(result, await describePrinted(flags, terminal)));
  const { writeOutputFile } = await import('../node/output-file.ts');
  // Colours in a file are for those who ask for them by name.
  writeOutputFile(cwd, output.file, reporter(result, { color: flags.color ?? false, width, cwd }));
}

/** Below the report for people; beside a report for programs on standard error, unless that report has them. */
async function tellStatistics(
  result: LintResult,
  { flags, outputs, isAside }: { flags: LintFlags; outputs: readonly Output[]; isAside: boolean },
  terminal: Terminal,
): Promise<void> {
  const printed = outputs.find(({ file }) => file === undefined);
  if (printed?.format === 'json') return;
  const { renderStatistics } = await import('../report/statistics.ts');
  const text = renderStatistics(result, await describePrinted(flags, terminal));
  if (printed?.format === 'pretty' && !isAside) terminal.print(`\n${text}`);
  else terminal.note(text.trimEnd());
}

function countAll({ reports }: Pick<LintResult, 'reports'>): number {
  return reports.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
}

function keepErrors(result: LintResult): LintResult {
  const reports = result.reports
    .map(
      (report): FileReport => ({
        ...report,
        diagnostics: report.diagnostics.filter(({ severity }) => severity === 'error'),
      }),
    )
    .filter(report => report.diagnostics.length > 0);
  return { ...result, reports, hidden: countAll(result) - countAll({ reports }) };
}

/** A rule that failed is our failure, whatever else was found; so is a file that could not be fixed. */
function judge({ reports, fixes }: LintResult, { maxWarnings }: LintFlags, terminal: Terminal): ExitCode {
  const diagnostics = reports.flatMap(report => report.diagnostics);
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const hasTooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (hasTooMany) terminal.note(`postlint: ${countWarnings(warnings)}, and --max-warnings allows ${maxWarnings}`);
  const hasFailed = diagnostics.some(isFailure) || (fixes?.failures.length ?? 0) > 0;
  if (hasFailed) return 2;
  return hasTooMany || diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function countWarnings(count: number): string {
  return `There ${count === 1 ? 'is' : 'are'} ${pluralize(count, 'warning')}`;
}
