import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';

/** What editors, and we, write beside a file while they save it: vim, emacs, JetBrains, kate, and atomic writers. */
const TEMPORARY =
  /(?:^|\/)(?:4913|\.postlint-[^/]*\.tmp|\.#[^/]*|#[^/]*#|[^/]*~|\.[^/]*\.(?:sw[a-z]|kate-swp)|[^/]*___jb_(?:tmp|old)___)$/;

export function isTemporary(path: string): boolean {
  return TEMPORARY.test(path);
}

/** A name for what is to replace a file: in the same folder, because no rename crosses file systems. */
export function nameTemporary(file: string): string {
  return join(dirname(file), `.postlint-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}
