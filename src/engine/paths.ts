/** The way from one absolute POSIX folder to a path: `../posts/a.md`. */
export function relativePath(from: string, to: string): string {
  // Nearly every path lies inside, and is asked for several times.
  if (to.startsWith(from) && to[from.length] === '/') return to.slice(from.length + 1);
  const start = from.split('/').filter(part => part !== '');
  const end = to.split('/').filter(part => part !== '');
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

/** A path as the user wrote it, absolute and without `.` and `..`. */
export function toAbsolute(written: string, cwd: string): string {
  const path = written.startsWith('/') || /^[a-z]:\//i.test(written) ? written : `${cwd}/${written}`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The folder of an absolute path; that of the root is the root. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.startsWith('/') ? 1 : 0)) || '/';
}

/** A file of a site as an absolute path. */
export function absolutePath({ root }: { readonly root: string }, file: string): string {
  return root === '/' ? `/${file}` : `${root}/${file}`;
}
