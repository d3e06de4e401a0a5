import type { Diagnostic } from '../core/diagnostic.ts';
import type { Dialect } from '../core/dialect.ts';
import type { ExternalLookup } from '../core/external.ts';
import { oncePer } from '../core/lazily.ts';
import type { OnProgress } from '../core/progress.ts';
import type { Before, Probe, Rule } from '../core/rule.ts';
import type { RunRemark } from '../remark/bridge.ts';
import { buildSite } from '../site/build.ts';
import type { FileResult } from './check-file.ts';
import { checkSite } from './check-site.ts';
import type { FileContent, RememberedResults } from './memory.ts';
import type { SiteRun } from './past.ts';
import { absolutePath } from './paths.ts';
import { planSites, type SitePlan } from './plan.ts';
import type { Ports } from './ports.ts';
import { type DueFile, readDue } from './read-due.ts';
import type { FileReader } from './read-file.ts';
import type { CallHelpers } from './read-helpers.ts';
import type { SessionSettings } from './session-settings.ts';
import type { ResultStore, StoredFile } from './store.ts';

/** What reading and checking one site needs. */
export interface RunInput {
  readonly cwd: string;
  readonly settings: SessionSettings;
  readonly ports: Ports;
  /** Reads what is not known; a promise until it is loaded. */
  readonly reader: () => FileReader | Promise<FileReader>;
  readonly store?: ResultStore | undefined;
  readonly callHelpers?: CallHelpers | undefined;
  readonly remark?: RunRemark | undefined;
  readonly now: Date;
  readonly onProgress?: OnProgress | undefined;
  /** What former runs of this process found in the same texts. */
  readonly memory?: RememberedResults | undefined;
  /** Called after every post. */
  readonly onRead?: (() => void) | undefined;
}

export function pickPlanSettings({ root, generator, isIgnored, isContent }: SessionSettings) {
  return { root, generator, isIgnored, isContent };
}

export async function readSite(
  plan: SitePlan,
  input: RunInput,
  known?: (file: string) => FileResult | undefined,
): Promise<SiteRun> {
  const { settings, ports, now } = input;
  const results = await readResults(plan, input, known);
  const facts = results.map(result => result.facts);
  const { leftOut } = ports;
  const hasUnread = leftOut && !leftOut.isReadable && plan.content.some(file => leftOut.has(absolutePath(plan, file)));
  const isPart = plan.generator.id === 'plain' && ports.isSubmodule?.(plan.root);
  const site = buildSite({ ...plan, facts, now, declared: settings.assets, hasUnread, isPart });
  return { plan, ports, results, site };
}

interface Elsewhere {
  readonly ports: Ports;
  /** Files that have another content there. */
  readonly isChanged: (path: string) => boolean;
  readonly lintsChanged: boolean;
}

/** The same site on another machine; of files that are the same, what was read is taken over. */
export async function readElsewhere(
  { plan, results }: SiteRun,
  input: RunInput,
  elsewhere: Elsewhere,
): Promise<SiteRun | undefined> {
  const { root } = plan;
  const { ports, isChanged, lintsChanged } = elsewhere;
  if (ports.kindOf(root) !== 'folder') return undefined;
  const wanted = { cwd: input.cwd, paths: [root], ports, ...pickPlanSettings(input.settings) };
  const plans = await planSites({ ...wanted, isChanged: path => lintsChanged && isChanged(path) });
  const other = plans.find(found => found.root === root);
  if (!other) return undefined;
  const byFile = new Map(results.map(result => [result.facts.file, result]));
  const keyOf = oncePer((dialect: Dialect) => JSON.stringify(dialect));
  const isSame = (file: string) =>
    !isChanged(absolutePath(plan, file)) && keyOf(other.model.dialect(file)) === keyOf(plan.model.dialect(file));
  // The store and the memory know files as they are, and must not take in what they were.
  const there = { ...input, ports, store: undefined, memory: undefined, onRead: undefined };
  return readSite(other, there, file => (isSame(file) ? byFile.get(file) : undefined));
}

interface RuleRun {
  readonly rules: readonly Rule[];
  /** The same site before the change. */
  readonly before?: Before | undefined;
  readonly alsoIn?: Iterable<string>;
  /** Findings in other files are not wanted. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly external: ExternalLookup | undefined;
}

/** Runs site rules. */
export function checkRun(
  { plan, ports, site }: SiteRun,
  { settings, now, onProgress }: RunInput,
  { rules, before, external, alsoIn = [], only }: RuleRun,
): Promise<Diagnostic[]> {
  return checkSite({
    site,
    before,
    external,
    rules,
    statesFor: file => settings.statesFor(absolutePath(plan, file)),
    linted: before ? new Set([...plan.watched, ...alsoIn]) : plan.watched,
    only,
    covers: plan.covers,
    probe: makeProbe(plan, ports),
    now,
    onProgress,
  });
}

/** What is known of the files from former runs, and for the others what reading them comes to. */
export async function readResults(
  plan: SitePlan,
  input: RunInput,
  known?: (file: string) => FileResult | undefined,
): Promise<FileResult[]> {
  const results: FileResult[] = new Array(plan.content.length);
  const due: DueFile[] = [];
  const contents = new Map<number, FileContent>();
  const put = (index: number, result: FileResult): void => {
    results[index] = result;
    const content = contents.get(index);
    if (content) input.memory?.keep(content, result);
  };
  for (const [index, file] of plan.content.entries()) {
    const taken = known?.(file);
    const content = taken ? undefined : describeContent(plan, file, input);
    const former = taken ?? (content && input.memory?.recall(content));
    if (content && !former) contents.set(index, content);
    const stored = former ? undefined : openStored(plan, file, input);
    const result = former ?? stored?.result;
    if (!result) due.push({ index, file, stored, bytes: content?.bytes ?? stored?.bytes });
    else {
      put(index, result);
      input.onRead?.();
    }
  }
  await readDue({ plan, input, due, put });
  return results;
}

/** What a former run of this process must have seen for its result to hold. */
function describeContent(plan: SitePlan, file: string, { memory, ports }: RunInput): FileContent | undefined {
  const path = absolutePath(plan, file);
  const bytes = memory && ports.readBytes(path);
  return bytes && { path, file, dialect: plan.model.dialect(file), isLinted: plan.linted.has(file), bytes };
}

function openStored(plan: SitePlan, file: string, { store, ports }: RunInput): StoredFile | undefined {
  const isLinted = plan.linted.has(file);
  return store?.open({ path: absolutePath(plan, file), file, dialect: plan.model.dialect(file), isLinted, ports });
}

function makeProbe(plan: SitePlan, ports: Ports): Probe {
  return {
    head: (file, bytes) => ports.readBytes(absolutePath(plan, file), bytes),
    size: file => ports.size(absolutePath(plan, file)),
    isTracked: file => ports.isTracked(absolutePath(plan, file)),
    isIgnored: file => ports.isGitIgnored(absolutePath(plan, file)),
  };
}
