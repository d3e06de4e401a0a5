import type { Diagnostic, Fix, LintResult } from '../core/diagnostic.ts';
import type { ExternalLookup, Verdict } from '../core/external.ts';
import type { OnProgress } from '../core/progress.ts';
import type { Site } from '../core/site.ts';
import type { MarkdownEngineName } from '../parse/markdown.ts';
import type { RunRemark } from '../remark/bridge.ts';
import { defaultRules } from '../remark/default-rules.ts';
import type { Baseline } from './baseline.ts';
import type { Change } from './change.ts';
import type { FileResult } from './check-file.ts';
import { type Consulted, consultBaseline, type KnownFindings } from './consult-baseline.ts';
import { openContained } from './contained-change.ts';
import { countReads } from './count-reads.ts';
import { decodeText } from './decode.ts';
import { dropYielding } from './diagnose.ts';
import { explainUnstaged, noteUnstaged } from './explain-unstaged.ts';
import { askExternal, type ExternalPort, listUncertain, summarize } from './external.ts';
import { type FilePlace, type FixOutcome, fixAll } from './fix.ts';
import { groupByFile } from './group-by-file.ts';
import { LARGEST_POST } from './largest-post.ts';
import type { RememberedResults } from './memory.ts';
import { rememberReads, toBytes, withOverlay } from './overlay.ts';
import { openPast, type Past, type SiteRun } from './past.ts';
import { absolutePath, relativePath, toAbsolute } from './paths.ts';
import { type PlanInput, planSites, type SitePlan } from './plan.ts';
import type { Ports } from './ports.ts';
import type { FileReader } from './read-file.ts';
import type { CallHelpers } from './read-helpers.ts';
import { checkRun, pickPlanSettings, type RunInput, readElsewhere, readSite } from './run-site.ts';
import type { SessionSettings } from './session-settings.ts';
import type { WantedPost } from './shard-posts.ts';
import type { ResultStore } from './store.ts';
import { applyDirectives } from './suppress.ts';

export interface SessionInput {
  /** Absolute POSIX path. */
  readonly cwd: string;
  readonly paths: readonly string[];
  readonly settings: SessionSettings;
  readonly ports: Ports;
  /** The Markdown parser; the fast one by default. */
  readonly parser?: MarkdownEngineName | undefined;
  readonly remark?: RunRemark | undefined;
  readonly now: Date;
  readonly onProgress?: OnProgress | undefined;
  /** What former runs of this process found in the same texts. */
  readonly memory?: RememberedResults | undefined;
  /** Told the absolute POSIX roots of all sites, before their posts are read. */
  readonly onRoots?: ((roots: readonly string[]) => void) | undefined;
  /** Shown each site, once it is read: its root is an absolute POSIX path. */
  readonly onSite?: ((site: Site, root: string) => void) | undefined;
  /** Other contents for some files, which need not exist: what an editor or standard input holds. Paths as in `paths`. */
  readonly overlay?: ReadonlyMap<string, string | Uint8Array> | undefined;
  /** What is known of files that have not changed. */
  readonly store?: ResultStore | undefined;
  /** Other threads for many files; they must know all document rules. */
  readonly callHelpers?: CallHelpers | undefined;
  /** Only what this change brings is reported. */
  readonly change?: Change | undefined;
  /** What was read of a post before, where that is known. */
  readonly known?: ((wanted: WantedPost) => FileResult | undefined) | undefined;
  /** What it knows is not reported. */
  readonly baseline?: KnownFindings | undefined;
  /** Asks about external links; without it nobody is asked. */
  readonly external?: ExternalPort | undefined;
}

/** One surface for the command line, editors and tests. */
export interface Session {
  check(): Promise<LintResult>;
  /** Checks again with another text for one file (absolute path), as an editor holds it. */
  update(file: string, text: string): Promise<LintResult>;
  /** Applies fixes, in memory, until none is left; later checks see the fixed texts. */
  fix(safety: Fix['safety']): Promise<FixOutcome>;
  /** Checks again with what the disk holds of these files (absolute paths). */
  revert(files: readonly string[]): Promise<LintResult>;
  /** Checks, and makes a baseline of what is found (`recorded`), or the given one without what is stale (`pruned`). */
  renewBaseline(how: 'recorded' | 'pruned'): Promise<{ readonly result: LintResult; readonly entries: Baseline }>;
}

export function openSession(input: SessionInput): Session {
  const overlay = new Map<string, Uint8Array>();
  for (const [path, content] of input.overlay ?? []) overlay.set(toAbsolute(path, input.cwd), toBytes(content));
  const ports = withOverlay(input.ports, overlay);
  const check = async () => (await run({ ...input, ports })).result;
  return {
    check,
    update: (file, text) => {
      overlay.set(file, toBytes(text));
      return check();
    },
    fix: safety => {
      // A file that changes on disk meanwhile must not be fixed by findings of its former text.
      const read = rememberReads(ports.readBytes);
      const remembered = withOverlay({ ...ports, readBytes: read, stampOf: undefined }, overlay);
      return fixAll(safety, {
        check: () => run({ ...input, ports: remembered }),
        read: remembered.readBytes,
        write: (path, bytes) => overlay.set(path, bytes),
      });
    },
    revert: files => {
      for (const file of files) overlay.delete(file);
      return check();
    },
    renewBaseline: async how => {
      const { baseline } = input;
      const { result, resultWith } = await run({ ...input, ports, baseline: undefined });
      if (!baseline) return { result, entries: new Map() };
      const { consulted } = resultWith(baseline);
      const entries = consulted[how];
      return { result: resultWith({ ...baseline, entries }).result, entries };
    },
  };
}

interface RunOutcome {
  readonly result: LintResult;
  /** Where a file of the result lies. */
  readonly locate: (file: string) => FilePlace | undefined;
  /** The same without what a baseline knows. */
  readonly resultWith: (baseline: KnownFindings) => { readonly result: LintResult; readonly consulted: Consulted };
}

async function run(input: SessionInput): Promise<RunOutcome> {
  const started = performance.now();
  const { settings, ports, cwd } = input;
  const plans = await planSites({
    ...input,
    ...pickPlanSettings(settings),
    ...(input.change && pickChanged(input.change)),
  });
  input.onRoots?.(plans.map(({ root }) => root));
  const reader = lazyReader(input.parser);
  const onRead = countReads(plans, input.onProgress);
  const diagnostics: Diagnostic[] = [];
  const leftOut: Diagnostic[] = [];
  const linted = new Set<string>();
  const places = new Map<string, FilePlace>();
  const files = new Set<string>();
  const verdicts = new Map<string, Verdict>();
  for (const plan of plans) {
    const { root } = plan;
    for (const file of plan.watched) places.set(displayPath(plan, file, cwd), { path: absolutePath(plan, file), root });
    for (const file of plan.linted) files.add(displayPath(plan, file, cwd));
    for (const file of plan.linted) linted.add(absolutePath(plan, file));
    const found = await checkPlan(plan, { ...input, reader, onRead, verdicts });
    for (const diagnostic of found.reported) diagnostics.push(diagnostic);
    for (const diagnostic of found.leftOut) leftOut.push(diagnostic);
  }
  for (const { file } of diagnostics) files.add(file);
  const read = (file: string) => {
    const bytes = ports.readBytes(places.get(file)?.path ?? '', LARGEST_POST + 1);
    return bytes && bytes.length <= LARGEST_POST ? decodeText(bytes).text : '';
  };
  const locate = (file: string) => places.get(file);
  const makeResult = (reported: readonly Diagnostic[]): LintResult => ({
    files: files.size,
    reports: groupByFile(reported, read),
    notices: input.change?.disk ? noteUnstaged(reported, { ports, disk: input.change.disk, locate }) : [],
    milliseconds: performance.now() - started,
    rules: settings.rules.map(({ id, summary }) => ({ id, summary })),
    ...(input.external && { external: summarize(verdicts) }),
  });
  const isWhole = !input.change && !input.overlay?.size;
  const resultWith = (baseline: KnownFindings) => {
    const found = { ...input, reported: diagnostics, leftOut, linted: isWhole ? linted : undefined };
    const consulted = consultBaseline(baseline, found);
    return { result: { ...makeResult(consulted.reported), baseline: consulted.report }, consulted };
  };
  const result = input.baseline ? resultWith(input.baseline).result : makeResult(diagnostics);
  return { result, resultWith, locate };
}

/** The parsers are most of the program: where nothing has changed, they are not even loaded. */
export function lazyReader(parser: MarkdownEngineName | undefined): RunInput['reader'] {
  let reader: FileReader | undefined;
  return () =>
    reader ??
    import('./read-file.ts').then(async ({ openReader }) => {
      reader ??= await openReader(parser);
      return reader;
    });
}

function pickChanged({ files, disk }: Change): Pick<PlanInput, 'isChanged' | 'kindBeside'> {
  const isChanged = (path: string) => files.has(path);
  return { isChanged, kindBeside: path => (isChanged(path) ? 'file' : disk?.kindOf(path)) };
}

interface PlanFindings {
  readonly reported: readonly Diagnostic[];
  readonly leftOut: readonly Diagnostic[];
}

interface PlanRunInput extends RunInput, Pick<SessionInput, 'change' | 'onSite' | 'external' | 'known'> {
  /** What is known of external addresses; more are added. */
  readonly verdicts: Map<string, Verdict>;
}

async function checkPlan(whole: SitePlan, input: PlanRunInput): Promise<PlanFindings> {
  const { settings, change, known, ports } = input;
  const { rules } = settings;
  const find = (file: string) =>
    known?.({
      path: absolutePath(whole, file),
      dialect: whole.model.dialect(file),
      isLinted: whole.linted.has(file),
      ports,
    });
  const isContained = change && (await openContained(whole, change, input));
  const read = await readSite(whole, input, known && find);
  input.onSite?.(read.site, whole.root);
  const plan = isContained?.(read.results) ? { ...whole, watched: whole.linted } : whole;
  const now = { ...read, plan };
  const external = input.external && (await askExternal(now, { ...input, external: input.external }));
  const past = change && openChangePast(now, change, { ...input, past: external?.past });
  const first = change?.comparesAddresses ? await past?.first() : undefined;
  const before = change && first && { site: first.site, movedTo: (file: string) => findMoved(file, plan, change) };
  const alsoIn = first?.plan.watched ?? [];
  const found = now.results
    .flatMap(result => result.diagnostics)
    .concat(await checkRun(now, input, { rules, before, external: external?.now, alsoIn }));
  const kept = dropYielding(found, [...rules, ...defaultRules]);
  const spoken = suppress({ found, kept, results: now.results }, plan, settings);
  const caused = past ? await past.keepCaused(spoken) : spoken;
  const disk = change?.disk;
  const readDisk = (ports: Ports) => readElsewhere(now, input, { ports, isChanged: () => false, lintsChanged: false });
  const shown = disk ? await explainUnstaged(caused, now, () => readDisk(disk)) : caused;
  const places = new Set(caused.map(placeKey));
  const toShown = (diagnostic: Diagnostic) => inWorkingDirectory(diagnostic, plan, input);
  return {
    reported: shown.map(toShown),
    leftOut: past ? spoken.filter(diagnostic => !places.has(placeKey(diagnostic))).map(toShown) : [],
  };
}

function placeKey({ rule, file, span }: Diagnostic): string {
  return `${rule} ${span.start.offset} ${span.end.offset} ${file}`;
}

/** As a user sees it. */
export function inWorkingDirectory(diagnostic: Diagnostic, plan: SitePlan, { cwd }: Pick<RunInput, 'cwd'>): Diagnostic {
  return {
    ...diagnostic,
    file: displayPath(plan, diagnostic.file, cwd),
    ...(diagnostic.related && {
      related: diagnostic.related.map(place => ({ ...place, file: displayPath(plan, place.file, cwd) })),
    }),
  };
}

export function suppress(
  { found, kept, results }: { found: Diagnostic[]; kept: Diagnostic[]; results: readonly FileResult[] },
  plan: SitePlan,
  settings: SessionSettings,
): Diagnostic[] {
  const { findUnknownRule, isPartial } = settings;
  const files = results
    .filter(({ directives, directiveProblems }) => directives.length + directiveProblems.length > 0)
    .filter(({ facts }) => plan.watched.has(facts.file))
    .map(({ facts, directives, directiveProblems: problems }) => {
      const { file, lineStarts } = facts;
      const path = absolutePath(plan, file);
      const states = settings.statesFor(path);
      const remarkLevel = (rule: string) => settings.remarkLevelFor(path, rule);
      const uncertain = directives.length > 0 ? listUncertain(facts, settings.rules, states) : [];
      return { file, lineStarts, directives, problems, states, remarkLevel, uncertain };
    });
  const own = new Set(settings.rules.map(rule => rule.id));
  return applyDirectives({ found, kept, files, names: { own, findUnknownRule, isPartial } });
}

function findMoved(file: string, plan: SitePlan, { files }: Change): string | undefined {
  const changed = files.get(absolutePath(plan, file));
  return changed?.kind === 'deleted' && changed.to !== undefined ? relativePath(plan.root, changed.to) : undefined;
}

function openChangePast(now: SiteRun, change: Change, input: RunInput & { past: ExternalLookup | undefined }): Past {
  const isChanged = (path: string) => change.files.has(path);
  return openPast({
    now,
    change,
    rules: input.settings.rules,
    read: ports => readElsewhere(now, input, { ports, isChanged, lintsChanged: change.onlyLines }),
    check: (run, rules, only) => checkRun(run, input, { rules, external: input.past, only }),
  });
}

function displayPath(plan: SitePlan, file: string, cwd: string): string {
  return relativePath(cwd, absolutePath(plan, file));
}
