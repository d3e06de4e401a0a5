import type { RuleLevel, RuleState } from '../core/config.ts';
import type { Diagnostic, FileReport, Fix, LintResult } from '../core/diagnostic.ts';
import type { GeneratorId } from '../core/dialect.ts';
import type { Probe, Rule } from '../core/rule.ts';
import { parseDocument } from '../parse/document.ts';
import { loadMarkdownEngine, type MarkdownEngine, type MarkdownEngineName } from '../parse/markdown.ts';
import type { RunRemark } from '../remark/bridge.ts';
import { defaultRules } from '../remark/default-rules.ts';
import type { RemarkFinding } from '../remark/finding.ts';
import { buildSite } from '../site/build.ts';
import { checkFile, type FileResult } from './check-file.ts';
import { checkSite } from './check-site.ts';
import { decodeText } from './decode.ts';
import { compareDiagnostics, dropYielding, internalDiagnostic } from './diagnose.ts';
import { type FilePlace, type FixOutcome, fixAll } from './fix.ts';
import { rememberReads, toBytes, withOverlay } from './overlay.ts';
import { relativePath, toAbsolute } from './paths.ts';
import { planSites, type SitePlan } from './plan.ts';
import type { Ports } from './ports.ts';
import { applyDirectives } from './suppress.ts';

/** What the configuration says, in the engine's terms. All files are absolute POSIX paths. */
export interface SessionSettings {
  readonly rules: readonly Rule[];
  readonly statesFor: (file: string) => ReadonlyMap<string, RuleState>;
  readonly remarkLevelFor: (file: string, rule: string) => RuleLevel | undefined;
  /** What to do about a rule that is named and that does not exist; undefined where it does or may. */
  readonly findUnknownRule: (rule: string) => string | undefined;
  /** Rules are left out for this run only. */
  readonly isPartial: boolean;
  readonly isIgnored: (file: string) => boolean;
  readonly isContent: ((file: string) => boolean) | undefined;
  readonly generator: GeneratorId | undefined;
  readonly root: string | undefined;
  /** Globs of addresses that the build makes. */
  readonly assets: readonly string[];
}

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
  /** Other contents for some files, which need not exist: what an editor or standard input holds. Paths as in `paths`. */
  readonly overlay?: ReadonlyMap<string, string | Uint8Array> | undefined;
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
      const remembered = withOverlay({ ...ports, readBytes: read }, overlay);
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
  };
}

interface RunOutcome {
  readonly result: LintResult;
  /** Where a file of the result lies. */
  readonly locate: (file: string) => FilePlace | undefined;
}

async function run(input: SessionInput): Promise<RunOutcome> {
  const started = performance.now();
  const { settings, ports, cwd, paths } = input;
  const plans = planSites({
    cwd,
    paths,
    ports,
    root: settings.root,
    generator: settings.generator,
    isIgnored: settings.isIgnored,
    isContent: settings.isContent,
  });
  const engine = await loadMarkdownEngine(input.parser);
  const diagnostics: Diagnostic[] = [];
  const places = new Map<string, FilePlace>();
  for (const plan of plans) {
    const { root } = plan;
    for (const file of plan.linted) places.set(displayPath(plan, file, cwd), { path: absolutePath(plan, file), root });
    diagnostics.push(...(await checkPlan(plan, { ...input, engine })));
  }
  const result = {
    files: places.size,
    reports: groupByFile(
      diagnostics,
      file => decodeText(ports.readBytes(places.get(file)?.path ?? '') ?? new Uint8Array()).text,
    ),
    notices: [],
    milliseconds: performance.now() - started,
    rules: settings.rules.map(({ id, summary }) => ({ id, summary })),
  };
  return { result, locate: file => places.get(file) };
}

interface Run extends SessionInput {
  readonly engine: MarkdownEngine;
}

async function checkPlan(plan: SitePlan, input: Run): Promise<Diagnostic[]> {
  const { settings, ports, now, cwd } = input;
  const results = await readResults(plan, input);
  const site = buildSite({ ...plan, facts: results.map(result => result.facts), now, declared: settings.assets });
  const found = results.flatMap(result => result.diagnostics);
  found.push(
    ...(await checkSite({
      site,
      rules: settings.rules,
      statesFor: file => settings.statesFor(absolutePath(plan, file)),
      linted: plan.linted,
      probe: makeProbe(plan, ports),
      now,
    })),
  );
  const kept = dropYielding(found, [...settings.rules, ...defaultRules]);
  return suppress({ found, kept, results }, plan, settings).map(diagnostic => ({
    ...diagnostic,
    file: displayPath(plan, diagnostic.file, cwd),
    ...(diagnostic.related && {
      related: diagnostic.related.map(place => ({ ...place, file: displayPath(plan, place.file, cwd) })),
    }),
  }));
}

function suppress(
  { found, kept, results }: { found: Diagnostic[]; kept: Diagnostic[]; results: readonly FileResult[] },
  plan: SitePlan,
  settings: SessionSettings,
): Diagnostic[] {
  const { findUnknownRule, isPartial } = settings;
  const files = results
    .filter(({ facts }) => plan.linted.has(facts.file))
    .map(({ facts: { file, lineStarts }, directives, directiveProblems: problems }) => {
      const path = absolutePath(plan, file);
      const states = settings.statesFor(path);
      const remarkLevel = (rule: string) => settings.remarkLevelFor(path, rule);
      return { file, lineStarts, directives, problems, states, remarkLevel };
    });
  const own = new Set(settings.rules.map(rule => rule.id));
  return applyDirectives({ found, kept, files, names: { own, findUnknownRule, isPartial } });
}

const NO_RULES: ReadonlyMap<string, RuleState> = new Map();

async function readResults(plan: SitePlan, input: Run): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for (const file of plan.content) {
    try {
      const result = readResult(plan, file, input);
      // Waiting for what is there already would cost a turn of the event loop per post.
      results.push(result instanceof Promise ? await result : result);
    } catch (error) {
      results.push(await readAgain(plan, file, { input, error }));
    }
  }
  return results;
}

/** The native parser gives up on some hostile texts that the reference still reads; what both refuse is one finding. */
async function readAgain(plan: SitePlan, file: string, failed: { input: Run; error: unknown }): Promise<FileResult> {
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

function readResult(plan: SitePlan, file: string, input: Run): FileResult | Promise<FileResult> {
  const { settings, engine, ports } = input;
  const path = absolutePath(plan, file);
  const bytes = ports.readBytes(path);
  if (!bytes) throw new Error('the file can’t be read');
  const { text, isUtf8 } = decodeText(bytes);
  const doc = parseDocument(file, text, { dialect: plan.model.dialect(file), engine, isUtf8 });
  const isLinted = plan.linted.has(file);
  return checkFile({
    doc,
    rules: settings.rules,
    states: isLinted ? settings.statesFor(path) : NO_RULES,
    remark:
      isLinted && input.remark ? makeRemark(input.remark, rule => settings.remarkLevelFor(path, rule)) : undefined,
  });
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
  };
}

function absolutePath(plan: SitePlan, file: string): string {
  return plan.root === '/' ? `/${file}` : `${plan.root}/${file}`;
}

function displayPath(plan: SitePlan, file: string, cwd: string): string {
  return relativePath(cwd, absolutePath(plan, file));
}

function groupByFile(diagnostics: readonly Diagnostic[], read: (file: string) => string): FileReport[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of [...diagnostics].sort(compareDiagnostics)) {
    const group = groups.get(diagnostic.file);
    if (group) group.push(diagnostic);
    else groups.set(diagnostic.file, [diagnostic]);
  }
  return [...groups].map(([file, own]) => ({ file, diagnostics: own, text: () => read(file).replace(/^\uFEFF/, '') }));
}
