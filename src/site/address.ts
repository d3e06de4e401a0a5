/** Decodes percent-escapes once and normalises to NFC; a stray `%` stays as it is. */
export function decodeAddress(path: string): string {
  const decoded = path.includes('%') ? path.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun) : path;
  return MAY_COMPOSE.test(decoded) ? decoded.normalize('NFC') : decoded;
}

/** Below it, every text is in NFC as it is. */
const MAY_COMPOSE = /[\u0300-\uffff]/;

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

export interface Destination {
  readonly path: string;
  /** Without `?`. */
  readonly query?: string;
  /** Without `#`; empty for a bare `#`. */
  readonly fragment?: string;
}

/** Splits `path?query#fragment`; nothing is decoded. */
export function splitDestination(href: string): Destination {
  const hash = href.indexOf('#');
  const beforeHash = hash === -1 ? href : href.slice(0, hash);
  const question = beforeHash.indexOf('?');
  if (question === -1 && hash === -1) return { path: href };
  return {
    path: question === -1 ? beforeHash : beforeHash.slice(0, question),
    ...(question !== -1 && { query: beforeHash.slice(question + 1) }),
    ...(hash !== -1 && { fragment: href.slice(hash + 1) }),
  };
}

/** `posts` + `../img/b.png` → `img/b.png`; undefined where it leaves the root. A leading slash means the root. */
export function joinPath(fromFolder: string, path: string): string | undefined {
  const parts: string[] = path.startsWith('/') || fromFolder === '' ? [] : fromFolder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Resolves a path as a browser does: `..` above the root stays at the root, a final slash is kept. */
export function resolveAddress(pageAddress: string, path: string): string {
  if (path === '') return pageAddress;
  if (path.startsWith('/') && !NOT_SIMPLE.test(path)) return path;
  const simple = resolveSimple(pageAddress, path);
  if (simple !== undefined) return simple;
  const parts = path.startsWith('/') ? [] : pageAddress.split('/').slice(1, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const last = path.slice(path.lastIndexOf('/') + 1);
  const isFolder = last === '' || last === '.' || last === '..';
  return isFolder && parts.length > 0 ? `/${parts.join('/')}/` : `/${parts.join('/')}`;
}

/** A dot or a slash where a name should begin. */
const NOT_SIMPLE = /\/[./]/;

/** The same for a path that leaves folders only at its beginning, as nearly all do: `../../img/b.png`. */
function resolveSimple(pageAddress: string, path: string): string | undefined {
  let slash = pageAddress.lastIndexOf('/');
  let start = 0;
  for (; path.startsWith('../', start); start += 3) slash = Math.max(pageAddress.lastIndexOf('/', slash - 1), 0);
  const rest = path.slice(start);
  const isSimple = pageAddress.startsWith('/') && !/^[./]/.test(rest) && !NOT_SIMPLE.test(rest);
  return isSimple ? pageAddress.slice(0, slash + 1) + rest : undefined;
}

/** The folder of a path, without final slash; empty at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** With dot, lower-case; empty where there is none. `.htaccess` has none. */
export function extensionOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}
