import type { RuleLevel, RuleState } from '../core/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { ExternalLookup } from '../core/external.ts';
import type { OnProgress } from '../core/progress.ts';
import type { Before, Probe, Rule } from '../core/rule.ts';
import { parseDocument } from '../parse/document.ts';
import { loadMarkdownEngine, type MarkdownEngine } from '../parse/markdown.ts';
import type { RunRemark } from '../remark/bridge.ts';
import type { RemarkFinding } from '../remark/remark-finding.ts';
import { buildSite } from '../site/build.ts';
import { checkFile, type FileResult } from './check-file.ts';
import { checkSite } from './check-site.ts';
import { decodeText } from './decode.ts';
import { internalDiagnostic } from './diagnose.ts';
import type { RememberedResults } from './memory.ts';
import type { SiteRun } from './past.ts';
import { absolutePath } from './paths.ts';
import { planSites, type SitePlan } from './plan.ts';
import type { Ports } from './ports.ts';
import type { SessionSettings } from './session-settings.ts';

/** What reading and checking one site needs. */
export interface RunInput {
  readonly cwd: string;
  readonly settings: SessionSettings;
  readonly ports: Ports;
  readonly engine: MarkdownEngine;
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
  return { plan, ports, results, site: buildSite({ ...plan, facts, now, declared: settings.assets }) };
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
  there: Elsewhere,
): Promise<SiteRun | undefined> {
  const { root } = plan;
  const { ports, isChanged, lintsChanged } = there;
  if (ports.kindOf(root) !== 'folder') return undefined;
  const wanted = { cwd: input.cwd, paths: [root], ports, ...pickPlanSettings(input.settings) };
  const plans = planSites({ ...wanted, isChanged: path => lintsChanged && isChanged(path) });
  const other = plans.find(found => found.root === root);
  if (!other) return undefined;
  const byFile = new Map(results.map(result => [result.facts.file, result]));
  const isSame = (file: string) =>
    !isChanged(absolutePath(plan, file)) &&
    JSON.stringify(other.model.dialect(file)) === JSON.stringify(plan.model.dialect(file));
  return readSite(other, { ...input, ports, onRead: undefined }, file => (isSame(file) ? byFile.get(file) : undefined));
}

interface RuleRun {
  readonly rules: readonly Rule[];
  /** The same site before the change. */
  readonly before?: Before | undefined;
  readonly alsoIn?: Iterable<string>;
  readonly external: ExternalLookup | undefined;
}

/** Runs site rules. */
export function checkRun(
  { plan, ports, site }: SiteRun,
  { settings, now, onProgress }: RunInput,
  { rules, before, external, alsoIn = [] }: RuleRun,
): Promise<Diagnostic[]> {
  return checkSite({
    site,
    before,
    external,
    rules,
    statesFor: file => settings.statesFor(absolutePath(plan, file)),
    linted: before ? new Set([...plan.watched, ...alsoIn]) : plan.watched,
    covers: plan.covers,
    probe: makeProbe(plan, ports),
    now,
    onProgress,
  });
}

const NO_RULES: ReadonlyMap<string, RuleState> = new Map();

async function readResults(
  plan: SitePlan,
  input: RunInput,
  known?: (file: string) => FileResult | undefined,
): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for (const file of plan.content) {
    try {
      const result = known?.(file) ?? readResult(plan, file, input);
      // Waiting for what is there already would cost a turn of the event loop per post.
      results.push(result instanceof Promise ? await result : result);
    } catch (error) {
      results.push(await readAgain(plan, file, { input, error }));
    }
    input.onRead?.();
  }
  return results;
}

/** The native parser gives up on some hostile texts that the reference still reads; what both refuse is one finding. */
async function readAgain(
  plan: SitePlan,
  file: string,
  failed: { input: RunInput; error: unknown },
): Promise<FileResult> {
  try {
    if (failed.input.engine.name === 'reference') throw failed.error;
    return await readResult(plan, file, { ...failed.input, engine: await loadMarkdownEngine('reference') });
  } catch (error) {
    const facts = {
      file,
      lineStarts: [0],
      links: [],
      headings: [],
      ids: [],
      unknownIds: 'it can’t be read',
      calls: [],
    };
    const diagnostics = plan.linted.has(file) ? [internalDiagnostic('parse', file, error)] : [];
    return { facts, diagnostics, directives: [], directiveProblems: [] };
  }
}

function readResult(plan: SitePlan, file: string, input: RunInput): FileResult | Promise<FileResult> {
  const { settings, engine, ports } = input;
  const path = absolutePath(plan, file);
  const bytes = ports.readBytes(path);
  if (!bytes) throw new Error('the file can’t be read');
  const dialect = plan.model.dialect(file);
  const isLinted = plan.linted.has(file);
  const content = { path, file, dialect, isLinted, bytes };
  const known = input.memory?.recall(content);
  if (known) return known;
  const { text, isUtf8 } = decodeText(bytes);
  const doc = parseDocument(file, text, { dialect, engine, isUtf8 });
  const result = checkFile({
    doc,
    rules: settings.rules,
    states: isLinted ? settings.statesFor(path) : NO_RULES,
    remark:
      isLinted && input.remark ? makeRemark(input.remark, rule => settings.remarkLevelFor(path, rule)) : undefined,
  });
  const keep = (read: FileResult): FileResult => {
    input.memory?.keep(content, read);
    return read;
  };
  return result instanceof Promise ? result.then(keep) : keep(result);
}

/** Applies the configured levels to what remark plugins say. */
function makeRemark(remark: RunRemark, levelOf: (rule: string) => RuleLevel | undefined): RunRemark {
  const apply = (findings: readonly RemarkFinding[]) =>
    findings.flatMap(finding => {
      const level = levelOf(finding.rule);
      return level === 'off' ? [] : [{ ...finding, severity: level ?? finding.severity }];
    });
  return doc => {
    const findings = remark(doc);
    return findings instanceof Promise ? findings.then(apply) : apply(findings);
  };
}

function makeProbe(plan: SitePlan, ports: Ports): Probe {
  return {
    head: (file, bytes) => ports.readBytes(absolutePath(plan, file), bytes),
    size: file => ports.size(absolutePath(plan, file)),
    isTracked: file => ports.isTracked(absolutePath(plan, file)),
    isIgnored: file => ports.isGitIgnored(absolutePath(plan, file)),
  };
}
