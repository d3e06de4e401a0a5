export interface Interrupts {
  /** Calls back on Ctrl-C, and when nobody reads along any more; until it is stopped, Ctrl-C does nothing else. */
  readonly on: (handler: () => void) => () => void;
  /** Nobody reads along any more. */
  readonly end: () => void;
}

export function openInterrupts(process: Pick<NodeJS.Process, 'on' | 'off'>): Interrupts {
  const handlers = new Set<() => void>();
  let hasEnded = false;
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
    end: () => {
      hasEnded = true;
      for (const handler of handlers) handler();
    },
  };
}
