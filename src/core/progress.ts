/** How far a run is. */
export interface Progress {
  /** What is being done, such as “Reading posts”. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** Told of every step, however small: it must be quick, and decides itself what to show. */
export type OnProgress = (progress: Progress) => void;
