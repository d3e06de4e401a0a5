import { UserError } from '../core/errors.ts';
import type { Ports } from '../engine/ports.ts';
import type { StartedChange } from './git-changes.ts';

/** What may ask for a change, and what goes with none. */
interface ChangeRequest {
  readonly staged?: boolean;
  readonly since?: string;
  readonly changedLines?: boolean;
  readonly stdin?: unknown;
  readonly fix?: unknown;
}

/** Asks for the machine as git sees it, where only a change is to be linted; a `UserError` where flags contradict each other. */
export async function startChange(
  { staged, since, changedLines, stdin, fix }: ChangeRequest,
  folder: string,
  disk: Ports,
): Promise<StartedChange | undefined> {
  if (!staged && since === undefined) {
    if (!changedLines) return undefined;
    throw new UserError('--changed-lines is for --staged and --since', { hint: 'Add one of them' });
  }
  if (staged && since !== undefined)
    throw new UserError('Either --staged or --since can be given, not both', {
      hint: '--since compares the files as they are on disk; --staged those that will be committed',
    });
  if (staged && fix)
    throw new UserError('What is staged can’t be fixed: only files on disk can', {
      hint: 'Run --fix without --staged, and stage what it changed',
    });
  if (stdin) throw new UserError('Standard input can’t be compared with git', { hint: 'Drop --stdin' });
  const { startSince, startStaged } = await import('./git-changes.ts');
  const request = { folder, disk, onlyLines: changedLines ?? false };
  const started = await (since === undefined ? startStaged(request) : startSince(since, request));
  // Whoever waits for it hears of a failure; until then something else may fail first.
  started.machine.catch(() => {});
  return started;
}
