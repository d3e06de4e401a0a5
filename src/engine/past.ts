import type { Diagnostic, Related } from '../core/diagnostic.ts';
import { isFailure } from '../core/is-failure.ts';
import { lazily } from '../core/lazily.ts';
import type { Rule } from '../core/rule.ts';
import type { LinkFact, Site } from '../core/site.ts';
import type { Place, Span } from '../core/span.ts';
import type { Change, ChangedFile } from './change.ts';
import type { FileResult } from './check-file.ts';
import { decodeText } from './decode.ts';
import { absolutePath, relativePath } from './paths.ts';
import type { SitePlan } from './plan.ts';
import type { Ports } from './ports.ts';
import { traceLines } from './trace-lines.ts';

/** A site with all that was read of it on one machine. */
export interface SiteRun {
  readonly plan: SitePlan;
  readonly ports: Ports;
  readonly results: readonly FileResult[];
  readonly site: Site;
}

export interface PastInput {
  readonly now: SiteRun;
  readonly change: Change;
  readonly rules: readonly Rule[];
  /** Reads the same site on another machine; undefined where it was not there. */
  readonly read: (ports: Ports) => Promise<SiteRun | undefined>;
  /** What these site rules say of a run, or of some files of it. */
  readonly check: (run: SiteRun, rules: readonly Rule[], only?: ReadonlySet<string>) => Promise<readonly Diagnostic[]>;
}

/** The site as it was before a change: read only when somebody asks. */
export interface Past {
  /** The site on the first machine. */
  readonly first: () => Promise<SiteRun | undefined>;
  /** Leaves what the change brings: findings in what it touches, and those that it causes elsewhere, marked as such. */
  readonly keepCaused: (found: readonly Diagnostic[]) => Promise<Diagnostic[]>;
}

export function openPast(input: PastInput): Past {
  const { now, change, rules } = input;
  const machines = lazily(() => change.bases.map(open => open()));
  const sources = lazily(() => machines().map(ports => makeSources(input, ports)));
  const runs = lazily(() => readAll(machines(), input.read));
  const isOwn = ({ file, span, rule }: Diagnostic): boolean => {
    const changed = change.files.get(absolutePath(now.plan, file));
    if (isFailure({ rule })) return true;
    if (!changed || !change.onlyLines || changed.kind === 'deleted') return changed !== undefined;
    return sources().every(sourceOf => rangeOfLines(span).some(line => sourceOf(file, line) === undefined));
  };
  const mayBeCaused = ({ file, rule }: Diagnostic): boolean =>
    rule !== 'unused-directive' &&
    (change.files.has(absolutePath(now.plan, file)) || rules.some(({ id, scope }) => id === rule && scope === 'site'));
  return {
    first: async () => (await runs())[0],
    keepCaused: async found => {
      const own = new Set(found.filter(isOwn));
      const doubtful = new Set(found.filter(diagnostic => !own.has(diagnostic) && mayBeCaused(diagnostic)));
      // Before the first commit nothing was there that a change could break: only a submodule is older.
      if (doubtful.size === 0 || change.bases.length === 0) return [...own];
      const asked = rules.filter(({ id }) => [...doubtful].some(({ rule }) => rule === id));
      const memories: Memory[] = [];
      for (const run of await runs()) memories.push(await remember(run, { doubtful, rules: asked }, input));
      return found.flatMap(diagnostic => {
        if (own.has(diagnostic)) return [diagnostic];
        if (!doubtful.has(diagnostic) || memories.some(memory => memory.knows(diagnostic))) return [];
        return [markCaused(diagnostic, memories)];
      });
    },
  };
}

async function readAll(machines: readonly Ports[], read: PastInput['read']): Promise<readonly SiteRun[]> {
  const runs: SiteRun[] = [];
  for (const ports of machines) {
    const run = await read(ports);
    if (run) runs.push(run);
  }
  return runs;
}

/** The lines that a finding is on, 1-based; not one that it only reaches the beginning of. */
function rangeOfLines({ start, end }: Span): number[] {
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return Array.from({ length: last - start.line + 1 }, (_, index) => start.line + index);
}

interface Source {
  readonly file: string;
  readonly line: number;
}

/** Finds where a line (1-based) of a file of the site stood before. */
function makeSources({ now, change }: PastInput, ports: Ports): (file: string, line: number) => Source | undefined {
  const traced = new Map<string, { file: string; lines: readonly (number | undefined)[] } | undefined>();
  const trace = (file: string, changed: ChangedFile) => {
    const path = absolutePath(now.plan, file);
    const former = changed.kind === 'added' ? changed.from : path;
    const before = former === undefined ? undefined : ports.readBytes(former);
    const after = now.ports.readBytes(path);
    if (former === undefined || !before || !after) return undefined;
    return {
      file: relativePath(now.plan.root, former),
      lines: traceLines(decodeText(before).text, decodeText(after).text),
    };
  };
  return (file, line) => {
    const changed = change.files.get(absolutePath(now.plan, file));
    if (!changed) return { file, line };
    if (!traced.has(file)) traced.set(file, trace(file, changed));
    const found = traced.get(file);
    const former = found?.lines[line - 1];
    return found && former !== undefined ? { file: found.file, line: former + 1 } : undefined;
  };
}

/** What was found before. */
interface Memory {
  readonly knows: (diagnostic: Diagnostic) => boolean;
  readonly findCause: (diagnostic: Diagnostic) => Related | undefined;
}

interface Question {
  readonly doubtful: ReadonlySet<Diagnostic>;
  /** Their rules. */
  readonly rules: readonly Rule[];
}

async function remember(run: SiteRun, { doubtful, rules }: Question, input: PastInput): Promise<Memory> {
  const sourceOf = makeSources(input, run.ports);
  const sources = [...doubtful].flatMap(({ file, span }) => sourceOf(file, span.start.line)?.file ?? []);
  const ofSite = rules.filter(({ scope }) => scope === 'site');
  const found = [
    ...run.results.flatMap(({ diagnostics }) => diagnostics),
    ...(await input.check(run, ofSite.filter(isStatistical))),
    ...(await input.check(
      run,
      ofSite.filter(rule => !isStatistical(rule)),
      new Set(sources),
    )),
  ];
  const places = new Set(found.map(({ rule, file, span }) => keyOf(rule, file, span.start)));
  const statistical = new Set(rules.filter(isStatistical).map(({ id }) => id));
  const sayings = new Set(found.filter(({ rule }) => statistical.has(rule)).map(sayingOf));
  return {
    knows: diagnostic => {
      if (statistical.has(diagnostic.rule) && sayings.has(sayingOf(diagnostic))) return true;
      const { rule, file, span } = diagnostic;
      const source = sourceOf(file, span.start.line);
      return source !== undefined && places.has(keyOf(rule, source.file, { ...span.start, line: source.line }));
    },
    findCause: diagnostic => findCause(diagnostic, run, input),
  };
}

/** What statistics say of a site moves from post to post with every new one. */
function isStatistical({ group }: Rule): boolean {
  return group === 'front matter';
}

function keyOf(rule: string, file: string, { line, column }: Place): string {
  return `${rule} ${line}:${column} ${file}`;
}

function sayingOf({ rule, message }: Diagnostic): string {
  return `${rule} ${message.replace(/\d+/g, '')}`;
}

/** The changed file that a link led to before. */
function findCause({ file, span }: Diagnostic, run: SiteRun, { now, change }: PastInput): Related | undefined {
  const page = run.site.page(file);
  const isAt = ({ range }: LinkFact) => range[0] <= span.start.offset && span.end.offset <= range[1];
  for (const link of page?.facts.links.filter(isAt) ?? []) {
    const target = page && run.site.resolve(page, link);
    const former = target?.kind === 'page' ? target.page.file : target?.kind === 'asset' ? target.file : undefined;
    const changed = former === undefined ? undefined : change.files.get(absolutePath(run.plan, former));
    if (former === undefined || changed === undefined || changed.kind === 'added') continue;
    const start = { line: 1, column: 1, offset: 0 };
    const place = { span: { start, end: start } };
    if (changed.kind === 'changed') return { message: 'It led here, and this file is changed', file: former, ...place };
    if (changed.to === undefined) return { message: 'It led here, and this file is deleted', file: former, ...place };
    const to = relativePath(now.plan.root, changed.to);
    return { message: `It led here when this file was “${former}”`, file: to, ...place };
  }
  return undefined;
}

function markCaused(diagnostic: Diagnostic, memories: readonly Memory[]): Diagnostic {
  const causes = memories.flatMap(memory => memory.findCause(diagnostic) ?? []).slice(0, 1);
  const related = [...causes, ...(diagnostic.related ?? [])];
  const message = `${diagnostic.message} (because of this change)`;
  return { ...diagnostic, message, ...(related.length > 0 && { related }) };
}
