/** What editors, and we, write beside a file while they save it: vim, emacs, JetBrains, kate, and atomic writers. */
const TEMPORARY =
  /(?:^|\/)(?:4913|\.postlint-[^/]*\.tmp|\.#[^/]*|#[^/]*#|[^/]*~|\.[^/]*\.(?:sw[a-z]|kate-swp)|[^/]*___jb_(?:tmp|old)___)$/;

export function isTemporary(path: string): boolean {
  return TEMPORARY.test(path);
}
