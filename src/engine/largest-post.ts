/** Bytes of a post. What is larger is no text that somebody wrote, and would take more memory than a run may. */
export const LARGEST_POST = 5_000_000;
