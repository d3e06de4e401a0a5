export interface ColorContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether somebody reads along: the stream is not a file or a pipe. */
  readonly isTerminal: boolean;
}

/** Whether to colour when no flag says so: FORCE_COLOR (force-color.org), then NO_COLOR (no-color.org), then the terminal. */
export function wantsColor({ environment, isTerminal }: ColorContext): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: kind } = environment;
  // Chalk and Node read 0 and false as “no”, everything else, “FORCE_COLOR=” too, as “yes”.
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && kind !== 'dumb';
}

/** Whether somebody watches the run: not where either stream is a pipe or a file, nor in CI, which may have a terminal. */
export function isWatched({ environment, isTerminal }: ColorContext): boolean {
  const { CI: ci, TERM: kind } = environment;
  const isCi = ci !== undefined && ci !== '' && ci !== '0' && ci !== 'false';
  return isTerminal && !isCi && kind !== 'dumb';
}

/** Terminals that open addresses set behind a text (OSC 8), by the names that they give themselves. */
const LINKING_PROGRAMS = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'zed', 'WarpTerminal']);
const LINKING_KINDS = new Set(['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot']);
/** VTE 0.50 (GNOME Terminal, Tilix …) crashed on such links. */
const FIRST_LINKING_VTE = 5001;

/** Whether to link files and rules: FORCE_HYPERLINK says so, or the terminal is known to open such links. */
export function wantsHyperlinks(context: ColorContext): boolean {
  const { FORCE_HYPERLINK: force, SSH_CONNECTION: remote, TERM_PROGRAM: program = '' } = context.environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (!isWatched(context) || !wantsColor(context)) return false;
  // The editor knows that it is somewhere else; another terminal would look for the file on its own machine.
  if (remote !== undefined && program !== 'vscode') return false;
  const { TERM: kind = '', VTE_VERSION: vte, WT_SESSION: windows } = context.environment;
  if (windows !== undefined || Number(vte) >= FIRST_LINKING_VTE) return true;
  return LINKING_PROGRAMS.has(program) || LINKING_KINDS.has(kind);
}

/** Columns to fill: COLUMNS, where it is exported, knows better than the terminal. */
export function findWidth(columns: string | undefined, terminalColumns: number | undefined): number {
  const wanted = Number(columns);
  if (Number.isInteger(wanted) && wanted > 0) return wanted;
  return terminalColumns !== undefined && terminalColumns > 0 ? terminalColumns : 80;
}
