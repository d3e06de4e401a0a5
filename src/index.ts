import { resolve } from 'node:path';
import { loadConfig } from './config/load-config.ts';
import { importRemarkPlugins } from './config/remark-plugins.ts';
import { resolveSettings, type Settings } from './config/resolve-settings.ts';
import type { Fix, LintResult, ShardReport } from './core/diagnostic.ts';
import { Interruption, UserError } from './core/errors.ts';
import type { OnProgress } from './core/progress.ts';
import { version } from './core/version.ts';
import type { StatisticsCollector } from './engine/collect-statistics.ts';
import { decodeText } from './engine/decode.ts';
import type { ExternalPort } from './engine/external.ts';
import type { FileChange } from './engine/fix.ts';
import type { LintMemory } from './engine/memory.ts';
import { mergeShards } from './engine/merge-shards.ts';
import { runShard } from './engine/run-shard.ts';
import { openSession, type Session, type SessionInput } from './engine/session.ts';
import { openShardPosts, type ShardPosts } from './engine/shard-posts.ts';
import { type Caller, openCaller } from './node/call-helpers.ts';
import { checkTogether } from './node/check-together.ts';
import { findConfigFolder, openConfigFiles } from './node/config-files.ts';
import type { DiskCache } from './node/disk-cache.ts';
import { openExternalLinks } from './node/external-links.ts';
import { openFileSystem } from './node/files.ts';
import { hashContent } from './node/hash-content.ts';
import { findIdleGlobs } from './node/idle-globs.ts';
import { inAbsolutePaths } from './node/in-absolute-paths.ts';
import { openKnownFindings, renewBaseline } from './node/known-findings.ts';
import { type CacheOptions, openCache } from './node/open-cache.ts';
import { startChange } from './node/open-change.ts';
import { withLeftOut } from './node/sparse-checkout.ts';
import { writeChanges } from './node/write-changes.ts';
import { defaultRemarkRules, loadRemark } from './remark/bridge.ts';
import { rules } from './rules/index.ts';

export type { Config, ConfigOverride, Plugin, RuleLevel, RuleSetting } from './core/config.ts';
export { defineConfig } from './core/config.ts';
export type {
  BaselineReport,
  Diagnostic,
  Edit,
  FileReport,
  Fix,
  FixedFile,
  FixFailure,
  FixReport,
  LintResult,
  Related,
  Severity,
  ShardPost,
  ShardReport,
  StaleEntry,
} from './core/diagnostic.ts';
export type { Document, HtmlElement, TemplateTag } from './core/document.ts';
export { UserError } from './core/errors.ts';
export type { ExternalSummary, Verdict } from './core/external.ts';
export type { ExternalConfig } from './core/external-config.ts';
export type { FrontMatter } from './core/front-matter.ts';
export type { OnProgress, Progress } from './core/progress.ts';
export type { DocumentRule, Finding, Rule, SiteFinding, SiteRule, StandardSchema } from './core/rule.ts';
export { documentRule, siteRule } from './core/rule.ts';
export type { LinkFact, Page, Site, Target } from './core/site.ts';
export type { Place, Range, Span } from './core/span.ts';
export type { RuleTime, SiteStatistics, StateCounts, Statistics, TaxonomyStatistics } from './core/statistics.ts';
export type { FileChange, FixOutcome } from './engine/fix.ts';
export type { LintMemory } from './engine/memory.ts';
export { createMemory } from './engine/memory.ts';
export type { Session } from './engine/session.ts';
export type { CacheOptions } from './node/open-cache.ts';

export interface LintOptions {
  /** Where paths are relative to; by default the working directory of the process. */
  readonly cwd?: string;
  /** Files, folders and globs; by default everything below `cwd`. */
  readonly paths?: readonly string[];
  /** A configuration file instead of the nearest one. */
  readonly configFile?: string;
  /** False: read no configuration at all. */
  readonly useConfig?: boolean;
  /** False: refuse a configuration that would run code, and plugins. */
  readonly runCode?: boolean;
  /** `id: severity`, as `--rule` takes them. */
  readonly rules?: readonly string[];
  /** Run only these rules. */
  readonly only?: readonly string[];
  /** Lint this text as if it were that file. */
  readonly stdin?: { readonly text: string | Uint8Array; readonly filename: string };
  /**
   * Fixes what is found and writes the files: `safe` where there is only one right answer, `suggested` also where
   * somebody should look at it. The result is what remains; `fixes` in it says what was done.
   */
  readonly fix?: Fix['safety'];
  /** With `fix`: writes nothing, but says what it would write. What comes by `stdin` is never written. */
  readonly dryRun?: boolean;
  /** Lint what is staged: the contents of git's index, and what they break in other posts. */
  readonly staged?: boolean;
  /** Lint what differs from the common ancestor of HEAD and this revision, and what that breaks in other posts. */
  readonly since?: string;
  /** With `staged` or `since`: of changed files, report only what changed lines say or cause. */
  readonly changedLines?: boolean;
  /** A file of known findings, which are not reported; false: report them. By default `.postlint-baseline.json`, where there is one. */
  readonly baseline?: string | false;
  /** `write` records what is found now, `prune` forgets what is found no more. The result is what remains. */
  readonly renewBaseline?: 'write' | 'prune';
  /** Ask about external links (`true`), or say what an earlier run found out (`cached`); by default as configured. */
  readonly external?: boolean | 'cached';
  /**
   * Called when it begins to wait for other servers, with a function that ends the run: it rejects, and what was proven
   * is kept for the next one. What it returns is called when nobody is waited for any more.
   */
  readonly onWait?: (stop: () => void) => () => void;
  /** What earlier calls of this process left, so that only what has changed since is read: `createMemory()`. */
  readonly memory?: LintMemory | undefined;
  /** Keeps what is found out about single files for the next run; without it, nothing is kept. */
  readonly cache?: CacheOptions | undefined;
  /** How many threads read posts; by default as many as pay. */
  readonly jobs?: number | undefined;
  /** Read one of several parts of the posts; `shard` in the result is for the run that merges them. */
  readonly shard?: Pick<ShardReport, 'index' | 'count'>;
  /** Merge what runs with `shard` have read of the site in `cwd`: the result is that of one run. */
  readonly shards?: readonly ShardReport[];
  /** `reference` parses with remark-parse instead of the fast engine. */
  readonly parser?: 'fast' | 'reference';
  /** Also counts what the sites have, and how long each rule takes (`statistics` in the result). */
  readonly stats?: boolean;
  /** Told how far the run is, often. */
  readonly onProgress?: OnProgress;
  /** What is in the future is judged by this moment. */
  readonly now?: Date;
}

/** Lints posts and resolves with what was found; rejects with a `UserError` where the user can mend it. */
export async function lint(wishes: LintOptions = {}): Promise<LintResult> {
  checkTogether(wishes);
  const [shard] = wishes.shards ?? [];
  const options = shard ? { ...wishes, paths: shard.paths } : wishes;
  const collector = await openStatistics(options);
  const opened = await open(options, collector);
  const { settings, cache, caller, external } = opened;
  const result = await run(opened, options)
    .catch((error: unknown) => {
      if (error instanceof Interruption) cache?.save();
      else if (cache?.isDamaged()) return undefined;
      throw error;
    })
    .finally(() => {
      caller.close();
      if (!options.memory) external?.close();
    });
  // Somebody else has written what was taken for findings of ours.
  if (!result || cache?.isDamaged()) return lint({ ...wishes, cache: undefined });
  cache?.save();
  if (opened.merging?.isDamaged())
    throw new UserError('A report of a shard is damaged', { hint: 'Run the shards again' });
  return {
    ...result,
    ...(collector && { statistics: collector.read() }),
    notices: [
      ...settings.notices,
      ...(options.shard ? [] : findIdleGlobs(settings, options)),
      ...result.notices,
      ...(opened.merging?.describeMissed() ?? []),
    ],
  };
}

async function run({ session, baselineFile, runShard: runPart }: Opened, options: LintOptions): Promise<LintResult> {
  if (runPart) return runPart();
  const { fix: safety, renewBaseline: how } = options;
  const fixed = safety && (await fix(session, safety, options));
  if (!how) return fixed ?? session.check();
  return { ...(await renewBaseline(session, how, baselineFile)), ...(fixed?.fixes && { fixes: fixed.fixes }) };
}

/** Loaded for those who ask for it. */
async function openStatistics(options: LintOptions): Promise<StatisticsCollector | undefined> {
  if (!options.stats) return undefined;
  const { collectStatistics } = await import('./engine/collect-statistics.ts');
  const { surveySite } = await import('./rules/shared/survey-site.ts');
  return collectStatistics(toPosix(resolve(options.cwd ?? '.')), surveySite);
}

async function fix(session: Session, safety: Fix['safety'], { dryRun, stdin }: LintOptions): Promise<LintResult> {
  const { result, changes, failures } = await session.fix(safety);
  const unwritten = dryRun || stdin ? [] : writeChanges(changes);
  const isDone = (change: FileChange) => !unwritten.some(other => other.change === change);
  return {
    ...(unwritten.length > 0 ? await session.revert(unwritten.map(({ change }) => change.path)) : result),
    fixes: {
      isDryRun: dryRun ?? false,
      files: changes.filter(isDone).map(({ file, before, after, fixed }) => {
        return { file, before: decodeText(before).text, after: decodeText(after).text, fixed };
      }),
      failures: [...failures, ...unwritten.map(({ failure }) => failure)],
    },
  };
}

interface Opened {
  readonly session: Session;
  readonly settings: Settings;
  readonly cache: DiskCache | undefined;
  readonly caller: Caller;
  readonly baselineFile: string | undefined;
  readonly external: ExternalPort | undefined;
  /** What shards have read, where they are merged. */
  readonly merging: ShardPosts | undefined;
  readonly runShard: (() => Promise<LintResult>) | undefined;
}

async function open(options: LintOptions, collector?: StatisticsCollector): Promise<Opened> {
  const cwd = toPosix(resolve(options.cwd ?? '.'));
  const { memory } = options;
  const disk = await withLeftOut(openFileSystem(), cwd);
  // Git is at work while the configuration and the cache are read.
  const starting = startChange(options, cwd, disk);
  starting.catch(() => {});
  const isRenewed = (memory?.generation ?? 0) > 0;
  const configFiles = openConfigFiles({ runsCode: options.runCode ?? true, isRenewed });
  const loaded = await loadConfig(
    {
      cwd: options.configFile === undefined ? findConfigFolder(cwd, options) : cwd,
      file: options.configFile,
      disabled: options.useConfig === false,
    },
    configFiles,
  );
  const settings = resolveSettings(loaded, {
    registry: rules,
    ruleFlags: options.rules ?? [],
    only: options.only ?? [],
    remarkRules: defaultRemarkRules,
  });
  const remark = await loadRemark(await importRemarkPlugins(settings.remark, configFiles));
  const { stdin, parser = 'fast' } = options;
  memory?.noteConfig(loaded);
  const started = await starting;
  // What is known already takes no time that could be measured, and later runs of a process know more than the disk.
  const usesCache = options.cache && !collector && !memory?.hasRun();
  const cache = usesCache
    ? openCache(options.cache, { cwd, parser, settings, loaded, isHook: started !== undefined })
    : undefined;
  const caller = openCaller({ jobs: collector ? 1 : options.jobs, parser, loaded });
  const changed = await started?.machine;
  const baseline = openKnownFindings(loaded, { ...options, cwd }, { ports: configFiles, rules: settings.rules });
  const { shard, shards } = options;
  const settingsKey = shard || shards ? hashContent(settings.fingerprint.replaceAll(cwd, '.')) : '';
  const merged = shards && mergeShards({ shards, cwd, version, settings: settingsKey });
  const merging = merged && openShardPosts(merged, hashContent);
  const external = shard ? undefined : await openExternalLinks(settings, { ...options, cwd });
  const input: SessionInput = {
    cwd,
    paths: stdin ? [stdin.filename] : (options.paths ?? []),
    settings: inAbsolutePaths(collector ? { ...settings, rules: settings.rules.map(collector.timeRule) } : settings),
    ports: disk,
    ...changed,
    remark: collector ? collector.timeRemark(remark.run) : remark.run,
    onSite: collector?.onSite,
    parser,
    store: cache,
    callHelpers: caller.call,
    onRoots: memory?.noteRoots,
    memory: collector ? undefined : memory?.openResults(`${parser} ${settings.fingerprint}`),
    known: merging?.find,
    now: options.now ?? new Date(),
    onProgress: options.onProgress,
    external,
    ...(stdin && { overlay: new Map([[stdin.filename, stdin.text]]) }),
    baseline,
  };
  return {
    session: openSession(input),
    settings,
    cache,
    caller,
    baselineFile: baseline?.file,
    external,
    merging,
    runShard: shard && (() => runShard(input, { ...shard, version, settings: settingsKey, hashOf: hashContent })),
  };
}

function toPosix(path: string): string {
  return path.replaceAll('\\', '/');
}
