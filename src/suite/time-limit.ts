/** Measures the longest time between successive moments that must be well within a time limit. */
export class Pace {
  /** The longest time so far, in milliseconds. */
  longest = 0;
  /** Whether another moment is expected and has not come yet. */
  pending = false;
  private last: number | undefined;

  /** Record a moment. */
  mark(): void {
    const now = performance.now();
    this.longest = Math.max(this.longest, now - (this.last ?? now));
    this.last = now;
    this.pending = false;
  }

  /** Record a moment after which another one must come before the trial ends. */
  begin(): void {
    this.mark();
    this.pending = true;
  }
}

/**
 * If a moment has not come within this many times the first limit, it never comes, or comes only because the limit
 * is over: the answer is wrong.
 */
const MOST = 64;

/**
 * Run a trial with a time limit that must end one thing but not another, as in "a message every few
 * milliseconds, and still the wait is over after a hundred". The trial marks the moments that must follow one
 * another well within the limit. If the machine was too slow for that, the outcome does not count: the trial
 * is repeated with four times the limit, up to `MOST` times the first.
 *
 * @param limit - the first limit, in milliseconds
 * @param trial - may throw, as an `expect` does; if the machine was too slow, that does not count either
 * @returns the result of the first trial that counts
 */
export async function withLimit<T>(
  limit: number,
  trial: (limit: number, pace: Pace) => Promise<T>,
): Promise<T> {
  const last = limit * MOST;
  for (; ; limit *= 4) {
    const pace = new Pace();
    const counts = () => limit >= last || (pace.longest < limit / 2 && !pace.pending);
    try {
      const result = await trial(limit, pace);
      if (counts()) return result;
    } catch (error) {
      if (counts()) throw error;
    }
  }
}
