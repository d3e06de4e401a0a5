import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { resolveSettings } from '../../src/config/resolve-settings.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { type Rule, siteRule } from '../../src/core/rule.ts';
import type { FileFacts } from '../../src/core/site.ts';
import type { SiteRun } from '../../src/engine/past.ts';
import { absolutePath } from '../../src/engine/paths.ts';
import { planSites } from '../../src/engine/plan.ts';
import type { Ports } from '../../src/engine/ports.ts';
import { checkRun, type RunInput, readResults } from '../../src/engine/run-site.ts';
import { lazyReader } from '../../src/engine/session.ts';
import type { SessionSettings } from '../../src/engine/session-settings.ts';
import { openFileSystem } from '../../src/node/files.ts';
import { buildSite } from '../../src/site/build.ts';
import { allRules } from '../all-rules.ts';
import { memoryFiles } from '../config/memory-files.ts';
import { memoryPorts } from '../memory-ports.ts';
import { listRepositoryFiles, readRepositoryFile, repositoryPath } from '../repository.ts';
import { parseRulePage } from '../rule-page.ts';

/** Rules that say that they read more. */
const modest = allRules.filter(rule => rule.scope === 'site' && !rule.readsOthers);

const oracles = listRepositoryFiles('fixtures/sites', '/truth.json')
  .map(path => path.slice(0, -'/truth.json'.length))
  // It says that it reads more.
  .filter(site => !site.includes('/eleventy-oracle/'));

/** The files of every example of a site rule, by the name of the example. */
const examples = listRepositoryFiles('fixtures/rules', '.md')
  .filter(path => modest.some(({ id }) => id === basename(path, '.md')))
  .flatMap(path =>
    parseRulePage(readRepositoryFile(path)).examples.map(({ title, inputs }) => ({
      name: `${basename(path, '.md')}: ${title}`,
      files: Object.fromEntries(inputs.map(({ file, text, bytes }) => [file, bytes ?? text])),
    })),
  );

describe('findings in a post depend on nothing of others but what a contained change leaves as it is', () => {
  test.each(oracles)('%s', async site => {
    const { posts } = await comparePosts(openFileSystem(), repositoryPath(site));
    expect(posts).toBeGreaterThan(0);
  });

  test.each(examples)('$name', async ({ files }) => {
    await comparePosts(memoryPorts(files), '/site');
  });

  test('in examples that say something', async () => {
    let all = 0;
    for (const { files } of examples) all += (await comparePosts(memoryPorts(files), '/site')).findings;
    expect(all).toBeGreaterThan(100);
  });

  test('and whatever reads more is told', async () => {
    const milo = { 'a.md': '[Tilda](b.md)\n', 'b.md': 'Alone.\n' };
    await expect(comparePosts(memoryPorts(milo), '/site', [lonelyPost])).rejects.toThrow('Links of b.md were read');
  });
});

const lonelyPost = siteRule({
  id: 'lonely-post',
  summary: 'A post that no other post links to',
  severity: 'warning',
  check: (site, { report }) => {
    const linked = new Set(site.pages.flatMap(page => page.facts.links.map(({ href }) => href)));
    for (const { file } of site.pages)
      if (!linked.has(file)) report({ file, at: [0, 0], message: 'No other post links to this one' });
  },
});

/** Looks at each post alone, while links, calls and texts of the others can't be read. */
async function comparePosts(
  ports: Ports,
  cwd: string,
  rules: readonly Rule[] = modest,
): Promise<{ readonly posts: number; readonly findings: number }> {
  const settings = await allOn(cwd, rules);
  let isOpen = true;
  const posts = new Set<string>();
  const guarded: Ports = {
    ...ports,
    readBytes: (path, limit) => {
      // Whoever looks into posts as he looks into other files says how much he wants.
      if (!isOpen && limit !== undefined && posts.has(path)) throw new Error(`The text of ${path} was read`);
      return ports.readBytes(path, limit);
    },
  };
  const input: RunInput = { cwd, settings, ports: guarded, reader: lazyReader(undefined), now: new Date('2026-01-01') };
  let findings = 0;
  const plans = await planSites({ ...settings, cwd, paths: [], ports: guarded });
  for (const plan of plans) {
    if (plan.model.readsTexts) continue;
    for (const file of plan.content) posts.add(absolutePath(plan, file));
    let current = '';
    const results = await readResults(plan, input);
    const facts = results.map(result => guardFacts(result.facts, file => isOpen || file === current));
    isOpen = false;
    const site = buildSite({ ...plan, facts, now: input.now, declared: [] });
    const run: SiteRun = { plan, ports: guarded, results, site };
    const found = new Map<string, Diagnostic[]>();
    for (const file of plan.content) {
      current = file;
      found.set(file, await checkRun(run, input, { rules, external: undefined, only: new Set([file]) }));
    }
    isOpen = true;
    const whole = await checkRun(run, input, { rules, external: undefined });
    for (const [file, alone] of found) {
      const failed = alone.find(({ rule }) => rule.startsWith('internal/'));
      if (failed) throw new Error(failed.message);
      expect(alone).toEqual(whole.filter(diagnostic => diagnostic.file === file));
    }
    findings += whole.length;
  }
  return { posts: posts.size, findings };
}

function guardFacts(facts: FileFacts, isOpen: (file: string) => boolean): FileFacts {
  const read = <T>(name: string, value: () => T): T => {
    if (!isOpen(facts.file)) throw new Error(`${name} of ${facts.file} were read`);
    return value();
  };
  const { file, frontMatter, frontMatterBroken, unknownIds, idSources } = facts;
  return {
    file,
    ...(frontMatter && { frontMatter }),
    ...(frontMatterBroken && { frontMatterBroken }),
    ...(unknownIds !== undefined && { unknownIds }),
    ...(idSources && { idSources }),
    // Where something stands in a post is nothing that it says.
    lineStarts: facts.lineStarts,
    ids: facts.ids,
    headings: facts.headings,
    get links() {
      return read('Links', () => facts.links);
    },
    get calls() {
      return read('Calls', () => facts.calls);
    },
  };
}

/** Every rule, also those that are off by default. */
async function allOn(cwd: string, rules: readonly Rule[]): Promise<SessionSettings> {
  const loaded = await loadConfig({ cwd, disabled: true }, memoryFiles({}));
  const ruleFlags = rules.filter(({ severity }) => severity === 'off').map(({ id }) => `${id}: warning`);
  const settings = resolveSettings(loaded, { registry: rules, ruleFlags, only: [], remarkRules: [] });
  return {
    ...settings,
    statesFor: file => settings.statesFor(file),
    isIgnored: () => false,
    isContent: undefined,
  };
}
