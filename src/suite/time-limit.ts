/** The longest time between two moments that must follow one another well within a time limit. */
export class Pace {
  /** The longest time so far, in milliseconds. */
  longest = 0;
  /** Another moment is to come, and has not. */
  pending = false;
  private last: number | undefined;

  /** This is such a moment. */
  mark(): void {
    const now = performance.now();
    this.longest = Math.max(this.longest, now - (this.last ?? now));
    this.last = now;
    this.pending = false;
  }

  /** This is one, too, and the trial must not end before another one. */
  begin(): void {
    this.mark();
    this.pending = true;
  }
}

/** A moment that has not come before a limit this many times the first one never comes: the answer is wrong. */
const MOST = 64;

/**
 * Try something with a time limit that must end one thing and must not end another, as in "a message every few
 * milliseconds, and still the wait is over after a hundred". The trial marks the moments that must follow one another
 * well within the limit. Where the machine was too slow for that, its outcome means nothing: it is tried again with
 * four times the limit.
 *
 * @param limit - the first limit, in milliseconds
 * @param trial - may throw, as an `expect` does: in a trial that means nothing, that does not count either
 * @returns what the first trial gives that means something
 */
export async function withLimit<T>(
  limit: number,
  trial: (limit: number, pace: Pace) => Promise<T>,
): Promise<T> {
  const last = limit * MOST;
  for (; ; limit *= 4) {
    const pace = new Pace();
    const counts = () => pace.longest < limit / 2 && !(pace.pending && limit < last);
    try {
      const result = await trial(limit, pace);
      if (counts()) return result;
    } catch (error) {
      if (counts()) throw error;
    }
  }
}
