/** What a command knows of the terminal that it runs in. Only main.ts makes one: commands print nothing themselves. */
export interface Terminal {
  /** Absolute, as the operating system writes it. */
  readonly cwd: string;
  /** The way to `cwd` from the top of what CI checked out; empty outside CI. */
  readonly folderInCheckout: string;
  /** Columns to fill. */
  readonly width: number;
  /** Whether to colour standard output when neither `--color` nor `--no-color` says so. */
  readonly color: boolean;
  /** Whether standard output is a terminal: what it is told to do, it does. */
  readonly isShown: boolean;
  /** Whether standard output makes links of addresses that stand behind a text. */
  readonly hyperlinks: boolean;
  /** Findings, and whatever else was asked for: standard output. */
  readonly print: (text: string) => void;
  /** A sentence about the run: standard error. */
  readonly note: (sentence: string) => void;
  /**
   * Replaces the line that says how far the run is, on standard error; what is printed next erases it.
   * Undefined where nobody waits for it: in pipes, in files and in CI.
   */
  readonly showStatus: ((line: string) => void) | undefined;
  /** All of standard input. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Leaves an empty screen; undefined in pipes and files. */
  readonly clear: (() => void) | undefined;
  /** Calls back on Ctrl-C, and when nobody reads along any more, until what it returns is called. */
  readonly onInterrupt: (handler: () => void) => () => void;
  /** Calls back when the program is to end, which it then does as soon as possible, until what it returns is called. */
  readonly onStop: (handler: () => void) => () => void;
  /** Asks a question of whoever sits at the terminal; undefined where nobody does. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

export type ExitCode = 0 | 1 | 2;
