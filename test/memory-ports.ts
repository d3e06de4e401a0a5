import type { Ports } from '../src/engine/ports.ts';

/** Files in memory as the engine's machine; keys are paths relative to `root`. */
export function memoryPorts(files: Readonly<Record<string, string | Uint8Array>>, root = '/site'): Ports {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      `${root}/${path}`,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const isFolder = (path: string) => path === root || [...bytes.keys()].some(file => file.startsWith(`${path}/`));
  return {
    listFiles: folder =>
      [...bytes.keys()]
        .filter(path => path.startsWith(`${folder}/`))
        .map(path => path.slice(folder.length + 1))
        .sort(),
    kindOf: path => (bytes.has(path) ? 'file' : isFolder(path) ? 'folder' : undefined),
    readBytes: (path, limit) => bytes.get(path)?.subarray(0, limit),
    size: path => bytes.get(path)?.length,
    isGitIgnored: () => false,
    isTracked: () => undefined,
    findRepository: () => root,
  };
}
