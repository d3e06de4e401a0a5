/** What the configuration needs of the machine. Every path is absolute and POSIX. */
export interface ConfigPorts {
  readonly exists: (path: string) => boolean;
  /** Text without byte-order mark; undefined where there is no such file. */
  readonly readText: (file: string) => string | undefined;
  /** Why it can’t be read, for whoever wants to mend that. */
  readonly whyUnread?: (file: string) => string | undefined;
  /** The file that a package name (or a path in it) stands for, seen from a folder; undefined where it is not installed. */
  readonly resolvePackage: (specifier: string, folder: string) => Promise<string | undefined>;
  /** The default export of a JavaScript or TypeScript module. Runs its code. */
  readonly importModule: (file: string) => Promise<unknown>;
}
