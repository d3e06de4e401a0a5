import { closest } from '../core/closest.ts';
import type { Reporter } from '../core/diagnostic.ts';
import { UserError } from '../core/errors.ts';

// A run needs one format: the others are not even loaded.
const loaders: ReadonlyMap<string, () => Promise<Reporter>> = new Map([
  ['pretty', async () => (await import('./pretty.ts')).reportPretty],
  ['compact', async () => (await import('./compact.ts')).reportCompact],
  ['json', async () => (await import('./json.ts')).reportJson],
  ['github', async () => (await import('./github.ts')).reportGithub],
]);

/** What `--format` accepts. */
export const formatNames: readonly string[] = [...loaders.keys()];

export async function loadReporter(name: string): Promise<Reporter> {
  const load = loaders.get(name);
  if (load) return load();
  const near = closest(name, formatNames);
  throw new UserError(`Unknown format “${name}”`, {
    hint: near ? `Did you mean “${near}”?` : `Formats are ${formatNames.join(', ')}`,
  });
}
