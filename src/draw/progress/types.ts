/** What else there is to say: `{ reached: 312, failed: 4 }`. */
export type Facts = Record<string, number | string>;

/** How far something is that takes long. */
export interface Progress {
  /**
   * So much is done now.
   *
   * @param facts - what else there is to say; those that are not named again stay
   */
  update(done: number, facts?: Facts): void;
  /** It is over: whether all is done, or not. To be called in any case, and more than once does no harm. */
  end(): void;
}

/** What is under way. */
export interface ProgressOptions {
  /** How much there is to do. */
  total: number;
  /** What it is: a few words. */
  title: string;
}
