import { Buffer } from 'node:buffer';
import type { Dialect } from '../core/dialect.ts';
import { isFailure } from '../core/is-failure.ts';
import type { FileResult } from './check-file.ts';
import type { ExternalPort } from './external.ts';

/** What runs of one process, one after the other, leave for the next: of it, only what has changed is read again. */
export interface LintMemory {
  /** Results of former runs with the same `findings`. */
  readonly openResults: (findings: string) => RememberedResults;
  /** Absolute POSIX folders of the sites that the last run read. */
  readonly roots: ReadonlySet<string>;
  readonly noteRoots: (roots: readonly string[]) => void;
  /** Whether a run has ended: what it found is remembered. */
  readonly hasRun: () => boolean;
  /** Absolute POSIX paths of configurations, and of the code that they name. */
  readonly configFiles: ReadonlySet<string>;
  readonly noteConfig: (loaded: ConfigPlaces) => void;
  /** How often code of the configuration was to be read anew. */
  readonly generation: number;
  /** Code of the configuration has changed: what was found by it is forgotten. */
  readonly renewCode: () => void;
  /** The way to other servers that a former run has opened with the same settings, or a new one. */
  readonly keepExternal: (settings: string, open: () => ExternalPort) => ExternalPort;
  readonly onAnswers: (() => void) | undefined;
  /** Nothing is asked any more; what is known of external links is kept for other processes. */
  readonly close: () => void;
}

export interface RememberedResults {
  readonly recall: (content: FileContent) => FileResult | undefined;
  readonly keep: (content: FileContent, result: FileResult) => void;
}

export interface FileContent {
  /** Absolute POSIX path. */
  readonly path: string;
  /** The same, relative to the site. */
  readonly file: string;
  readonly dialect: Dialect;
  /** Rules run on it; otherwise only what the site needs of it is found. */
  readonly isLinted: boolean;
  readonly bytes: Uint8Array;
}

interface ConfigPlaces {
  readonly layers: readonly { readonly source: { readonly file: string | undefined } }[];
  readonly pluginFiles: readonly string[];
  /** Files, with options or without. */
  readonly remark: readonly unknown[];
}

interface Known {
  /** What is found in any file depends on it; it is long, and the same for all. */
  readonly findings: string;
  readonly recipe: string;
  readonly bytes: Uint8Array;
  readonly result: FileResult;
}

export interface MemoryInput {
  /** Called when a run knows its sites, before it reads their posts. */
  readonly onRoots?: (() => void) | undefined;
  /** With it, no run waits for external links: called when they have answered, so that another run knows. */
  readonly onAnswers?: (() => void) | undefined;
}

export function createMemory({ onRoots, onAnswers }: MemoryInput = {}): LintMemory {
  const results = new Map<string, Known>();
  const roots = new Set<string>();
  const configFiles = new Set<string>();
  let generation = 0;
  let external: { readonly settings: string; readonly port: ExternalPort } | undefined;
  return {
    openResults: findings => ({
      recall: content => {
        const known = results.get(content.path);
        const isSame =
          known?.findings === findings &&
          known.recipe === recipeOf(content) &&
          Buffer.compare(known.bytes, content.bytes) === 0;
        return isSame ? known.result : undefined;
      },
      keep: (content, result) => {
        const { path, bytes } = content;
        // A failure of ours may be over in the next run.
        if (result.diagnostics.some(isFailure)) results.delete(path);
        else results.set(path, { findings, recipe: recipeOf(content), bytes, result });
      },
    }),
    roots,
    noteRoots: current => {
      roots.clear();
      for (const root of current) roots.add(root);
      onRoots?.();
    },
    hasRun: () => results.size > 0,
    configFiles,
    noteConfig: ({ layers, pluginFiles, remark }) => {
      const plugins = remark.map(plugin => (Array.isArray(plugin) ? plugin[0] : plugin));
      const files: unknown[] = [...layers.map(({ source }) => source.file), ...pluginFiles, ...plugins];
      for (const file of files) if (typeof file === 'string') configFiles.add(file);
    },
    get generation() {
      return generation;
    },
    renewCode: () => {
      generation++;
      results.clear();
    },
    keepExternal: (settings, open) => {
      if (external?.settings !== settings) {
        external?.port.close();
        external = { settings, port: open() };
      }
      return external.port;
    },
    onAnswers,
    close: () => external?.port.close(),
  };
}

/** What a result depends on besides, but for its content. */
function recipeOf({ file, dialect, isLinted }: FileContent): string {
  return JSON.stringify([file, dialect, isLinted]);
}
