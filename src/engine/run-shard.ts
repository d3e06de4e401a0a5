import type { Diagnostic, LintResult, ShardPost, ShardReport } from '../core/diagnostic.ts';
import { defaultRules } from '../remark/default-rules.ts';
import { consultBaseline } from './consult-baseline.ts';
import { countReads } from './count-reads.ts';
import { dropYielding } from './diagnose.ts';
import { groupByFile } from './group-by-file.ts';
import { absolutePath, relativePath } from './paths.ts';
import { planSites, type SitePlan } from './plan.ts';
import { pickPlanSettings, readResults } from './run-site.ts';
import { inWorkingDirectory, lazyReader, type SessionInput, suppress } from './session.ts';
import type { SessionSettings } from './session-settings.ts';
import { type HashOf, packPost } from './shard-posts.ts';

export interface ShardRequest extends Omit<ShardReport, 'posts' | 'paths'> {
  readonly hashOf: HashOf;
}

/**
 * Reads every n-th post, and says what is wrong with it by itself. What depends on other posts is found when all shards
 * are merged: reading is most of the work, and none of it is done twice.
 */
export async function runShard(input: SessionInput, request: ShardRequest): Promise<LintResult> {
  const started = performance.now();
  const { ports, cwd, paths } = input;
  const settings = withDocumentRules(input.settings);
  const plans = takeTurns(await planSites({ ...input, ...pickPlanSettings(settings) }), request);
  const reader = lazyReader(input.parser);
  const onRead = countReads(plans, input.onProgress);
  const posts: ShardPost[] = [];
  const reported: Diagnostic[] = [];
  for (const plan of plans) {
    const results = await readResults(plan, { ...input, settings, reader, onRead });
    const found = results.flatMap(result => result.diagnostics);
    const kept = dropYielding(found, [...settings.rules, ...defaultRules]);
    for (const diagnostic of suppress({ found, kept, results }, plan, settings))
      reported.push(inWorkingDirectory(diagnostic, plan, input));
    for (const result of results) {
      const { file } = result.facts;
      const wanted = {
        path: absolutePath(plan, file),
        dialect: plan.model.dialect(file),
        isLinted: plan.linted.has(file),
      };
      const post = packPost({ ...wanted, ports }, result, request.hashOf);
      if (post) posts.push({ ...post, path: relativePath(cwd, post.path) });
    }
  }
  const consulted =
    input.baseline && consultBaseline(input.baseline, { ...input, reported, leftOut: [], linted: undefined });
  const { hashOf: _, ...shard } = request;
  return {
    files: plans.reduce((sum, { linted }) => sum + linted.size, 0),
    reports: groupByFile(consulted?.reported ?? reported, file => readText(input, file)),
    notices: [],
    milliseconds: performance.now() - started,
    rules: settings.rules.map(({ id, summary }) => ({ id, summary })),
    ...(consulted && { baseline: consulted.report }),
    shard: { ...shard, paths, posts },
  };
}

function readText({ ports, cwd }: SessionInput, file: string): string {
  return new TextDecoder().decode(ports.readBytes(`${cwd}/${file}`));
}

/** Posts are dealt out like cards, because long ones often lie together. */
function takeTurns(plans: readonly SitePlan[], { index, count }: ShardRequest): SitePlan[] {
  let turn = 0;
  return plans.map(plan => {
    const own = new Set(plan.content.filter(() => turn++ % count === index - 1));
    const isOwn = (file: string) => own.has(file);
    return {
      ...plan,
      content: [...own],
      linted: new Set([...plan.linted].filter(isOwn)),
      watched: new Set([...plan.watched].filter(isOwn)),
    };
  });
}

/** Rules that look at the whole site have not had their chance: comments that suppress them may have their use. */
function withDocumentRules(settings: SessionSettings): SessionSettings {
  const isAlone = new Set(settings.rules.filter(({ scope }) => scope === 'document').map(({ id }) => id));
  return {
    ...settings,
    isPartial: true,
    statesFor: file => new Map([...settings.statesFor(file)].filter(([id]) => isAlone.has(id))),
  };
}
