/** Further facts to show: `{ reached: 312, failed: 4 }`. */
export type Facts = Record<string, number | string>;

/** The progress of something that takes long. */
export interface Progress {
  /**
   * Report how much is done.
   *
   * @param done - the amount done so far
   * @param facts - further facts to show; facts from earlier updates stay until they are replaced
   */
  update(done: number, facts?: Facts): void;
  /** End the display, whether everything is done or not. Always call it; further calls have no effect. */
  end(): void;
}

/** Options of a progress display. */
export interface ProgressOptions {
  /** The total amount to be done. */
  total: number;
  /** The title: a few words. */
  title: string;
}
