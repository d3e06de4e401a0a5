import { Script } from 'node:vm';

/** Milliseconds for one post. A text of the longest that people write takes the slowest parser a second. */
const BUDGET = 10_000;

/** A text that somebody made to keep a parser busy, or to make it fall over. */
export class CostlyTextError extends Error {
  override readonly name = 'CostlyTextError';
}

/** Runs a parser that takes the square of some lengths, or calls itself for every level of nesting. */
export function withinBudget<Result>(parse: () => Result, budget = BUDGET): Result {
  const results: Result[] = [];
  try {
    // Nothing else can stop what does not wait for anything.
    script.runInNewContext({ parse: () => void results.push(parse()) }, { timeout: budget });
  } catch (error) {
    // The timeout comes from another realm, whose errors are none of ours.
    const isTimeout = typeof error === 'object' && error !== null && 'code' in error && error.code === TIMEOUT;
    if (!isTimeout && !(error instanceof RangeError)) throw error;
    throw new CostlyTextError('Its Markdown is nested too deeply, or takes too long to parse', { cause: error });
  }
  const [result] = results;
  if (result === undefined) throw new CostlyTextError('The parser gave nothing back');
  return result;
}

const TIMEOUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
const script = new Script('parse()');
