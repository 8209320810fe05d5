/** The longest time between two moments that must follow one another well within a time limit. */
export class Pace {
  /** The longest time so far, in milliseconds. */
  longest = 0;
  private last: number | undefined;

  /** This is such a moment. */
  mark(): void {
    const now = performance.now();
    this.longest = Math.max(this.longest, now - (this.last ?? now));
    this.last = now;
  }
}

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
  for (; ; limit *= 4) {
    const pace = new Pace();
    try {
      const result = await trial(limit, pace);
      if (pace.longest < limit / 2) return result;
    } catch (error) {
      if (pace.longest < limit / 2) throw error;
    }
  }
}
