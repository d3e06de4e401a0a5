import type { Ports } from './ports.ts';

/** What happened to a file. Paths are absolute POSIX paths. */
export type ChangedFile =
  | { readonly kind: 'added'; readonly from?: string }
  | { readonly kind: 'changed' }
  /** `to`: where it was moved. */
  | { readonly kind: 'deleted'; readonly to?: string };

interface FormerFiles {
  /** Git's id of the content. */
  readonly idOf: (path: string) => string | undefined;
  readonly read: (path: string) => Uint8Array | undefined;
}

/** A change whose effects are wanted, instead of everything there is. */
export interface Change {
  /** By absolute POSIX path. */
  readonly files: ReadonlyMap<string, ChangedFile>;
  /** Opens the machine as it was before; several where a merge brings two histories together. */
  readonly bases: readonly (() => Ports)[];
  /** What changed files were, where the one base has them as plain files: for this, not all of it is opened. */
  readonly former?: FormerFiles;
  /** The working tree, where something else is linted. */
  readonly disk?: Ports;
  /** Findings on other lines of changed files are left out, unless the change causes them. */
  readonly onlyLines: boolean;
  /** Published addresses are compared, too. */
  readonly comparesAddresses: boolean;
}
