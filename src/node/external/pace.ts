export interface PaceInput {
  /** Requests under way at a time. */
  readonly concurrency: number;
  /** Of these, to one host. */
  readonly perHost: number;
  /** Milliseconds between the beginnings of two requests to one host. */
  readonly delay: number;
}

/** Keeps requests from coming too thick, in all and for any one host. */
export interface Pace {
  readonly run: <Result>(host: string, job: () => Promise<Result>) => Promise<Result>;
  /** Begins nothing at a host for some milliseconds. */
  readonly hold: (host: string, milliseconds: number) => void;
}

interface Lane {
  readonly waiting: (() => Promise<void>)[];
  running: number;
  /** The moment before which nothing begins. */
  opensAt: number;
  timer: NodeJS.Timeout | undefined;
  /** It stands in the row of lanes that may begin something. */
  isInRow: boolean;
}

export function openPace({ concurrency, perHost, delay }: PaceInput): Pace {
  const lanes = new Map<string, Lane>();
  const row: Lane[] = [];
  let running = 0;

  const laneOf = (host: string): Lane => {
    const found = lanes.get(host);
    if (found) return found;
    const lane: Lane = { waiting: [], running: 0, opensAt: 0, timer: undefined, isInRow: false };
    lanes.set(host, lane);
    return lane;
  };

  /** Puts a lane into the row as soon as it may begin something. */
  const line = (lane: Lane): void => {
    if (lane.isInRow || lane.timer || lane.waiting.length === 0 || lane.running >= perHost) return;
    const wait = lane.opensAt - performance.now();
    if (wait > 0) {
      lane.timer = setTimeout(() => {
        lane.timer = undefined;
        line(lane);
        advance();
      }, wait);
      return;
    }
    lane.isInRow = true;
    row.push(lane);
  };

  /** One of each lane in turn: no host is served before all others because it was named first. */
  const advance = (): void => {
    while (running < concurrency) {
      const lane = row.shift();
      if (!lane) return;
      lane.isInRow = false;
      // It may have been put on hold while it stood in the row.
      const job = lane.opensAt > performance.now() ? undefined : lane.waiting.shift();
      if (job) begin(lane, job);
      line(lane);
    }
  };

  const begin = (lane: Lane, job: () => Promise<void>): void => {
    running++;
    lane.running++;
    lane.opensAt = performance.now() + delay;
    void job().finally(() => {
      running--;
      lane.running--;
      line(lane);
      advance();
    });
  };

  return {
    run: (host, job) =>
      new Promise((resolve, reject) => {
        const lane = laneOf(host);
        lane.waiting.push(() => job().then(resolve, reject));
        line(lane);
        advance();
      }),
    hold: (host, milliseconds) => {
      const lane = laneOf(host);
      lane.opensAt = Math.max(lane.opensAt, performance.now() + milliseconds);
    },
  };
}
