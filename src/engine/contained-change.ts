import type { FileFacts, TemplateRequest } from '../core/site.ts';
import type { Change } from './change.ts';
import type { FileResult } from './check-file.ts';
import { absolutePath } from './paths.ts';
import type { SitePlan } from './plan.ts';
import { type RunInput, readResults } from './run-site.ts';
import type { ResultStore } from './store.ts';

/** A commit of more posts is one that a moment is waited for, and most of these change front matter. */
const MOST_POSTS = 50;

/** Texts: no generator or rule takes a file of this name for a template or data. */
const TEXT = /\.(?:md|markdown|mdown|mkdn?|mdx)$/i;

/**
 * Whether only the changed posts themselves can have findings by a change, so that no other need be looked at: most
 * commits change no more than texts. What is found in a post depends on its own facts, on files that are no posts, and of
 * other posts on what `isSameToOthers` compares; a test holds rules and generators to that. Where anything else changes,
 * or anybody reads more, the whole site is checked as it is now and as it was.
 */
export type IsContained = (results: readonly FileResult[]) => boolean;

/** Reads what the changed posts were. To be called before what they are is read: the store may still know. */
export async function openContained(plan: SitePlan, change: Change, input: RunInput): Promise<IsContained> {
  const posts = listTexts(plan, change);
  if (!posts || plan.model.readsTexts || isAnybodyCurious(plan, input)) return () => false;
  const was = new Map<string, FileFacts>();
  const former = { ...plan, content: posts, linted: new Set<string>() };
  for (const { facts } of await readResults(former, asBefore(input, change))) was.set(facts.file, facts);
  return results =>
    results.every(({ facts }) => {
      const before = was.get(facts.file);
      return before === undefined || isSameToOthers(before, facts);
    });
}

/** The changed files, where all of them are posts of this site that were there before. */
function listTexts(plan: SitePlan, { files, former }: Change): readonly string[] | undefined {
  if (!former || files.size > MOST_POSTS) return undefined;
  const isText = (path: string) =>
    files.get(path)?.kind === 'changed' && TEXT.test(path) && former.idOf(path) !== undefined;
  if (![...files.keys()].every(isText)) return undefined;
  const posts = plan.content.filter(file => files.has(absolutePath(plan, file)));
  return posts.length === files.size ? posts : undefined;
}

/** Whether a rule that runs reads more of other posts. */
function isAnybodyCurious(plan: SitePlan, { settings: { rules, statesFor } }: RunInput): boolean {
  const curious = rules.filter(rule => rule.scope === 'site' && rule.readsOthers);
  if (curious.length === 0) return false;
  const runs = (file: string) => {
    const states = statesFor(absolutePath(plan, file));
    return curious.some(({ id }) => states.has(id));
  };
  return [...plan.watched].some(runs);
}

/** The same machine with the changed files as they were. */
function asBefore(input: RunInput, { former }: Change): RunInput {
  const { ports, store } = input;
  const stampOf = (path: string) => {
    const id = former?.idOf(path);
    return id === undefined ? undefined : { id };
  };
  return {
    ...input,
    ports: { ...ports, readBytes: path => former?.read(path), stampOf },
    store: store && readOnly(store),
    memory: undefined,
    onRead: undefined,
  };
}

/** A store that knows files as they are must not take in what they were. */
function readOnly(store: ResultStore): ResultStore {
  return { open: wanted => ({ ...store.open(wanted), keep: () => {} }) };
}

/** Headings and ids may be added: no link breaks by that. */
function isSameToOthers(was: FileFacts, is: FileFacts): boolean {
  if (was.unknownIds !== undefined && is.unknownIds === undefined) return false;
  return (
    headerOf(was) === headerOf(is) &&
    isWithin(was.idSources?.map(keyOf) ?? [], is.idSources?.map(keyOf) ?? []) &&
    isWithin(was.ids, is.ids) &&
    isWithin(was.headings.map(nameOf), is.headings.map(nameOf))
  );
}

/** All that the front matter says, but not where. */
function headerOf({ frontMatter, frontMatterBroken = false }: FileFacts): string {
  const entries = frontMatter?.entries.map(({ pointer, source, style }) => [pointer, source, style]);
  return JSON.stringify([frontMatterBroken, frontMatter?.language, frontMatter?.data, entries]);
}

function nameOf({ text, id }: FileFacts['headings'][number]): string {
  return JSON.stringify([text, id]);
}

function keyOf({ kind, name, tag }: TemplateRequest): string {
  return JSON.stringify([kind, name, tag]);
}

function isWithin(few: readonly string[], many: readonly string[]): boolean {
  const known = new Set(many);
  return few.every(name => known.has(name));
}
