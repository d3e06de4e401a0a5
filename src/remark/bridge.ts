import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { RemarkPlugin } from '../core/config.ts';
import type { Document } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import { isFailure } from '../core/is-failure.ts';
import type { Range } from '../core/span.ts';
import { type ConfiguredPlugin, listPlugins, nameOfPlugin } from './configured-plugins.ts';
import { type DefaultRule, defaultRules } from './default-rules.ts';
import { type RemarkMessage, rangeOfMessage, toFinding, toInternalFinding } from './finding.ts';
import type { RemarkFinding } from './remark-finding.ts';

/** Ids of the remark-lint rules that run by default. */
export const defaultRemarkRules: readonly string[] = defaultRules.map(({ id }) => id);

/**
 * The findings of one post, in no order. A promise only where a plugin has something to do: with the default rules alone,
 * nearly every post is answered at once. Plugins may change the tree, so this comes after all other rules.
 */
export type RunRemark = (doc: Document) => readonly RemarkFinding[] | Promise<readonly RemarkFinding[]>;

export interface RemarkRunner {
  readonly run: RunRemark;
}

/** Readies the plugins of a configuration beside the default rules; a plugin of the same name replaces one of those. */
export async function loadRemark(plugins: readonly RemarkPlugin[]): Promise<RemarkRunner> {
  // `remark-lint` itself only reads its comments: that is done here, on the posts that have one.
  const listed = listPlugins(plugins).filter(({ plugin }) => plugin.name !== 'remarkLint');
  const names = new Set(listed.map(({ plugin }) => nameOfPlugin(plugin)));
  const defaults = defaultRules.filter(({ id }) => !names.has(id));
  const configured = await Promise.all(listed.map(prepare));
  const loadDefault = createLoader();
  return {
    run: doc => {
      const due = defaults
        .map(rule => ({ rule, defects: rule.findDefects(doc) }))
        .filter(({ defects }) => defects.size > 0);
      if (due.length === 0 && configured.length === 0) return [];
      const steps = due.map(async ({ rule, defects }) => ({ ...(await loadDefault(rule)), defects }));
      return Promise.all(steps).then(ready => runSteps(doc, [...ready, ...configured]));
    },
  };
}

interface Step {
  readonly name: string;
  readonly run: (tree: Root, file: VFile) => Promise<unknown>;
  /** Where a default rule is right to speak; absent for what the user chose, which runs as it is. */
  readonly defects?: ReadonlyMap<number, Range>;
}

/** Each plugin gets a processor of its own: where one fails, the others go on. */
async function prepare({ plugin, options }: ConfiguredPlugin): Promise<Step> {
  const { unified } = await import('unified');
  const name = nameOfPlugin(plugin);
  try {
    const processor = unified()
      .use(plugin, ...options)
      .freeze();
    return { name, run: (tree, file) => processor.run(tree, file) };
  } catch (error) {
    const hint = error instanceof Error ? error.message : String(error);
    throw new UserError(`The remark plugin “${name}” can’t be used with its options`, { hint });
  }
}

/** Loads each default rule once, for the first post that needs it. */
function createLoader(): (rule: DefaultRule) => Promise<Step> {
  const loaded = new Map<DefaultRule, Promise<Step>>();
  return rule => {
    const step = loaded.get(rule) ?? rule.load().then(plugin => prepare({ plugin, options: [] }));
    loaded.set(rule, step);
    return step;
  };
}

async function runSteps(doc: Document, steps: readonly Step[]): Promise<readonly RemarkFinding[]> {
  const { VFile } = await import('vfile');
  const file = new VFile({ path: doc.file, value: doc.text });
  const origins = new Map<RemarkMessage, Step>();
  const failures: RemarkFinding[] = [];
  for (const step of steps) {
    const failure = await runStep(step, doc.tree, file);
    if (failure) failures.push(failure);
    for (const message of file.messages) if (!origins.has(message)) origins.set(message, step);
  }
  if (file.messages.length > 0 && hasLintComment(doc)) {
    const failure = await runStep(await loadLintComments(), doc.tree, file);
    if (failure) failures.push(failure);
  }
  return [...failures, ...file.messages.flatMap(message => judge(doc, message, origins.get(message)))];
}

async function runStep({ name, run }: Step, tree: Root, file: VFile): Promise<RemarkFinding | undefined> {
  try {
    await run(tree, file);
    return undefined;
  } catch (error) {
    // `file.fail()` throws the message that it has just added.
    return file.messages.some(message => message === error) ? undefined : toInternalFinding(error, name);
  }
}

function judge(doc: Document, message: RemarkMessage, step: Step | undefined): readonly RemarkFinding[] {
  const finding = toFinding(doc, message, step?.name ?? 'remark-lint');
  if (!step?.defects) return [finding];
  // Rules of remark-lint call themselves for each level of a tree: thousands of nested quotes are more than they can.
  if (message.cause instanceof RangeError) return [];
  if (isFailure(finding)) return [finding];
  const at = step.defects.get(rangeOfMessage(doc, message)[0]);
  return at ? [{ ...finding, at }] : [];
}

/** `<!--lint disable no-tabs-->`, or the same in the braces of MDX. */
function hasLintComment(doc: Document): boolean {
  return /(?:<!--|\/\*)\s*lint\s/.test(doc.text);
}

async function loadLintComments(): Promise<Step> {
  const { default: remarkLint } = await import('remark-lint');
  return prepare({ plugin: remarkLint, options: [] });
}
