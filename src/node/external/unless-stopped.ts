/** Called when somebody begins to be waited for, with what ends the waiting; returns what to call once it is over. */
export type OnWait = (stop: () => void) => () => void;

/** How answers are waited for. */
export interface Waiting {
  readonly onWait?: OnWait | undefined;
  /** With it, nobody waits: called when all that was open has answered. */
  readonly onAnswers?: (() => void) | undefined;
}

/** Waits for a job; where somebody ends the waiting, what `giveUp` returns is thrown. */
export async function unlessStopped(
  job: Promise<void>,
  onWait: OnWait | undefined,
  giveUp: () => Error,
): Promise<void> {
  let stopWaiting: (() => void) | undefined;
  const stopped = new Promise<void>((_, reject) => {
    stopWaiting = onWait?.(() => reject(giveUp()));
  });
  try {
    await Promise.race([job, stopped]);
  } finally {
    stopWaiting?.();
  }
}
