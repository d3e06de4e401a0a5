import { compileGlobs } from '../src/config/globs.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { resolveSettings } from '../src/config/resolve-settings.ts';
import type { LintResult } from '../src/core/diagnostic.ts';
import type { Rule } from '../src/core/rule.ts';
import type { Change, ChangedFile } from '../src/engine/change.ts';
import type { Ports } from '../src/engine/ports.ts';
import { openSession } from '../src/engine/session.ts';
import { defaultRemarkRules, loadRemark } from '../src/remark/bridge.ts';
import { allRules } from './all-rules.ts';
import { memoryFiles } from './config/memory-files.ts';
import { fakeNetwork } from './fake-network.ts';
import { memoryPorts } from './memory-ports.ts';

const root = '/site';

export interface MemoryRun {
  /** The files of a site, by path from its root; one of them may be its configuration. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Files as they were before a change: then what the change brings is linted. */
  readonly before?: Readonly<Record<string, string | Uint8Array>>;
  /** Of changed files, only what changed lines say. */
  readonly onlyLines?: boolean;
  readonly rules?: readonly Rule[];
  /** As `--only`: no other rule runs. */
  readonly only?: readonly string[];
  /** Files that git does not have; without any there is no repository. */
  readonly git?: ReadonlyMap<string, 'untracked' | 'ignored'>;
  /** What external addresses answer, as rule pages describe it: then they are asked. */
  readonly network?: string | undefined;
}

/** Lints a site in memory as the command line would lint its folder on 1 January 2026. */
export async function lintMemory(run: MemoryRun): Promise<LintResult> {
  const { files, before = {}, onlyLines = false, rules = allRules, only = [], git = new Map(), network } = run;
  const texts = Object.entries(files).map(([path, content]) => {
    return [`${root}/${path}`, typeof content === 'string' ? content : new TextDecoder().decode(content)];
  });
  const loaded = await loadConfig({ cwd: root }, memoryFiles(Object.fromEntries(texts)));
  const settings = resolveSettings(loaded, { registry: rules, ruleFlags: [], only, remarkRules: defaultRemarkRules });
  const relative = (file: string) => file.slice(root.length + 1);
  const isContent = settings.content.length > 0 ? compileGlobs(settings.content) : undefined;
  const { run: remark } = await loadRemark([]);
  const session = openSession({
    remark,
    cwd: root,
    paths: [],
    ...(Object.keys(before).length > 0 && { change: { ...compareMemory(files, before), onlyLines } }),
    ports: { ...memoryPorts(files, root), ...(git.size > 0 && memoryGit(git)) },
    ...(network !== undefined && { external: fakeNetwork(network, settings.external) }),
    now: new Date('2026-01-01T00:00:00Z'),
    settings: {
      rules: settings.rules,
      statesFor: file => settings.statesFor(relative(file)),
      remarkLevelFor: (file, id) => settings.remarkLevelFor(relative(file), id),
      findUnknownRule: settings.findUnknownRule,
      isPartial: settings.isPartial,
      isIgnored: file => settings.isIgnored(relative(file)),
      isContent: isContent && (file => isContent(relative(file))),
      generator: settings.generator,
      root: settings.root,
      assets: settings.assets,
    },
  });
  return session.check();
}

function memoryGit(outsiders: NonNullable<MemoryRun['git']>): Pick<Ports, 'isTracked' | 'isGitIgnored'> {
  const stateOf = (path: string) => outsiders.get(path.slice(root.length + 1));
  return { isTracked: path => stateOf(path) === undefined, isGitIgnored: path => stateOf(path) === 'ignored' };
}

/** What happened to the files that were there before; the others are as they were. */
function compareMemory(files: NonNullable<MemoryRun['before']>, before: NonNullable<MemoryRun['before']>): Change {
  const changes = Object.keys(before).map((path): [string, ChangedFile] => [
    `${root}/${path}`,
    { kind: path in files ? 'changed' : 'deleted' },
  ]);
  return {
    files: new Map(changes),
    bases: [() => memoryPorts({ ...files, ...before }, root)],
    onlyLines: false,
    comparesAddresses: true,
  };
}
