import { formatNumber } from '../core/pluralize.ts';
import type { OnProgress, Progress } from '../core/progress.ts';

export interface ProgressLineInput {
  /** Shows a line in place of the one before. */
  readonly show: (line: string) => void;
  /** Columns of the terminal. */
  readonly width: number;
  /** Milliseconds since the run began. */
  readonly elapsed: () => number;
}

/** A run that is over before does not blink. */
const PATIENCE = 500;
const INTERVAL = 100;
const LONGEST_BAR = 24;
const SHORTEST_BAR = 8;

/** Shows how far a run is, now and then. */
export function makeProgressLine({ show, width, elapsed }: ProgressLineInput): OnProgress {
  let next = PATIENCE;
  let last = '';
  return progress => {
    const time = elapsed();
    if (time < PATIENCE || (time < next && progress.label === last)) return;
    next = time + INTERVAL;
    last = progress.label;
    show(renderProgress(progress, width));
  };
}

/** `Reading posts ━━━━━━━━━─────────────── 5,512 of 14,594`; the last column stays free, where a cursor would wrap. */
export function renderProgress({ label, done, total }: Progress, width: number): string {
  if (total === 0) return label.slice(0, width - 1);
  const counts = `${formatNumber(done)} of ${formatNumber(total)}`;
  const room = Math.min(LONGEST_BAR, width - 1 - label.length - counts.length - 2);
  if (room < SHORTEST_BAR) return `${label} ${counts}`.slice(0, width - 1);
  const full = Math.round((Math.min(done, total) / total) * room);
  return `${label} ${'━'.repeat(full)}${'─'.repeat(room - full)} ${counts}`;
}
