import type { Ports } from './ports.ts';

/** Reads each file once. */
export function rememberReads(readBytes: Ports['readBytes']): Ports['readBytes'] {
  const known = new Map<string, Uint8Array | undefined>();
  return (path, limit) => {
    if (limit !== undefined) return readBytes(path, limit);
    if (!known.has(path)) known.set(path, readBytes(path));
    return known.get(path);
  };
}

export function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** The same machine with other contents for some files, which need not exist. */
export function withOverlay(ports: Ports, overlay: ReadonlyMap<string, Uint8Array>): Ports {
  const inside = (folder: string) =>
    [...overlay.keys()].filter(path => path.startsWith(`${folder}/`)).map(path => path.slice(folder.length + 1));
  return {
    ...ports,
    kindOf: path => (overlay.has(path) ? 'file' : ports.kindOf(path)),
    readBytes: (path, limit) => {
      const bytes = overlay.get(path);
      return bytes ? bytes.subarray(0, limit) : ports.readBytes(path, limit);
    },
    stampOf: path => (overlay.has(path) ? undefined : ports.stampOf?.(path)),
    listFiles: folder => {
      const listed = ports.listFiles(folder);
      const added = inside(folder).filter(path => !listed.includes(path));
      return added.length === 0 ? listed : [...listed, ...added].sort();
    },
  };
}
