import { closest } from '../core/closest.ts';
import type { Reporter } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';

// A run needs one format: the others are not even loaded.
const loaders: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ['pretty', async () => (await import('./pretty.ts')).reportPretty],
  ['compact', async () => (await import('./compact.ts')).reportCompact],
  ['json', async () => (await import('./json.ts')).reportJson],
  ['jsonl', async () => (await import('./jsonl.ts')).reportJsonl],
  ['github', async () => (await import('./github.ts')).reportGithub],
  ['gitlab', async () => (await import('./gitlab.ts')).reportGitlab],
  ['sarif', async () => (await import('./sarif.ts')).reportSarif],
  ['junit', async () => (await import('./junit.ts')).reportJunit],
  ['checkstyle', async () => (await import('./checkstyle.ts')).reportCheckstyle],
  ['rdjson', async () => (await import('./rdjson.ts')).reportRdjson],
  ['markdown', async () => (await import('./markdown.ts')).reportMarkdown],
]);

/** What `--format` accepts. */
export const formatNames: readonly string[] = [...loaders.keys()];

export async function loadReporter(name: string): Promise<Reporter> {
  const load = loaders.get(name);
  if (load) return load();
  const near = closest(name, formatNames);
  const several = name.split(',').filter(part => loaders.has(part.trim()));
  if (several.length > 1)
    throw new UserError(`“${name}” is more than one format`, {
      hint: `Repeat the flag, and give all but one a file: --format ${several[0]} --format ${several[1]}:report.txt`,
    });
  throw new UserError(`Unknown format “${name}”`, {
    hint: near ? `Did you mean “${near}”?` : `Formats are ${formatNames.join(', ')}`,
  });
}
