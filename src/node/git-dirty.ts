import { type Git, splitNul } from './git.ts';
import { describeRubbish } from './git-failures.ts';
import { hashBlob } from './hash-content.ts';

/** A file that the working tree has otherwise than the index, or has not. */
export interface DirtyFile {
  readonly status: string;
  /** What the index has. */
  readonly id: string;
}

type Settings = readonly (readonly [name: string, value: string])[];

/** Settings without the programs that the repository's attributes and configuration ask for. */
export async function readHarmlessSettings(git: Git): Promise<Settings> {
  const named = splitNul(await git.start(['config', '--list', '--name-only', '-z']));
  return named
    .filter(name => /^filter\..*\.(?:clean|process|required)$/s.test(name))
    .map((name): [string, string] => [name, name.endsWith('.required') ? 'false' : '']);
}

/** Like `git diff-files`. */
export async function readDirty(git: Git, settings: Settings): Promise<Map<string, DirtyFile>> {
  const words = splitNul(
    await git.start(['diff-files', '--raw', '-z', '--ignore-submodules', '--no-ext-diff'], { settings }),
  );
  const dirty = new Map<string, DirtyFile>();
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [, , id, , status] = readRawLine(words[at] ?? '');
    dirty.set(`${git.top}/${words[at + 1]}`, { status, id });
  }
  return dirty;
}

/** `:<mode> <mode> <id> <id> <status>`, as all kinds of `git diff --raw` write it (git-scm.com/docs/git-diff#_raw_output_format). */
export function readRawLine(line: string): [mode: string, newMode: string, id: string, newId: string, status: string] {
  const [, ...parts] = /^(:\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z]\d*)$/.exec(line) ?? [];
  const [mode, newMode, id, newId, status] = parts;
  if (!mode || !newMode || !id || !newId || !status) throw describeRubbish();
  return [mode, newMode, id, newId, status];
}

/** Whether bytes are the content with this id, as they are or with other line endings. */
export function isContent(id: string, bytes: Uint8Array | undefined): boolean {
  if (!bytes) return false;
  const text = Buffer.from(bytes);
  return (
    hash(text, id) === id || hash(Buffer.from(text.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), id) === id
  );
}

/** The object id of a content; its length tells the kind of repository. */
function hash(content: Uint8Array, like: string): string {
  return hashBlob(content, like.length === 64 ? 'sha256' : 'sha1');
}
