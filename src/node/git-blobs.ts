import type { Git } from './git.ts';
import { readLooseObject } from './loose-object.ts';

/** Reads contents out of the repository. */
export interface BlobReader {
  /** `others` names contents that will probably be wanted next, to be read on the way. */
  readonly read: (id: string, others?: () => readonly string[]) => Uint8Array | undefined;
}

export function readBlobs(git: Git): BlobReader {
  let ahead = new Map<string, Uint8Array>();
  const recent = new Map<string, Uint8Array | undefined>();
  return {
    read: (id, others) => {
      const known = ahead.get(id);
      if (known) return known;
      if (recent.has(id)) return recent.get(id);
      const loose = readLooseObject(git.top, id);
      if (loose) return loose;
      const ids = new Set([id, ...(others?.() ?? [])]);
      const output = git.run(['cat-file', '--batch', '--buffer'], { input: `${[...ids].join('\n')}\n` });
      const contents = parseBatch(output);
      // Reports read single files again; a batch makes room for the next one.
      if (ids.size > 1) ahead = contents;
      else recent.set(id, contents.get(id));
      return contents.get(id);
    },
  };
}

/** `<id> blob <size>\n<content>\n`, or `<id> missing\n` (git-scm.com/docs/git-cat-file#_batch_output). */
function parseBatch(output: Buffer): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id = '', , size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    contents.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
