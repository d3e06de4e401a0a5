export interface Interrupts {
  /** Calls back on Ctrl-C, and when nobody reads along any more; until it is stopped, Ctrl-C does nothing else. */
  readonly on: (handler: () => void) => () => void;
  /** Calls back once when the system or the user ends the program: a second time, nothing holds it up. */
  readonly onStop: (handler: () => void) => () => void;
  /** What the program was told to end by, where somebody was called back. */
  readonly stoppedBy: () => NodeJS.Signals | undefined;
  /** Nobody reads along any more. */
  readonly end: () => void;
}

/** CI and containers end programs by the second one. */
const STOPS = ['SIGINT', 'SIGTERM'] as const;

export function openInterrupts(process: Pick<NodeJS.Process, 'on' | 'off'>): Interrupts {
  const handlers = new Set<() => void>();
  let hasEnded = false;
  let stoppedBy: NodeJS.Signals | undefined;
  return {
    on: handler => {
      handlers.add(handler);
      process.on('SIGINT', handler);
      if (hasEnded) handler();
      return () => {
        handlers.delete(handler);
        process.off('SIGINT', handler);
      };
    },
    onStop: handler => {
      const stop = (signal: NodeJS.Signals): void => {
        off();
        stoppedBy = signal;
        handler();
      };
      const off = () => {
        for (const signal of STOPS) process.off(signal, stop);
      };
      for (const signal of STOPS) process.on(signal, stop);
      return off;
    },
    stoppedBy: () => stoppedBy,
    end: () => {
      hasEnded = true;
      for (const handler of handlers) handler();
    },
  };
}
