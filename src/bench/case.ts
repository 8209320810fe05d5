import type { Installed } from './others/installed';

/** Does all the work of a case once, and returns the number of results: messages, headers. */
export type Work = () => number | Promise<number>;

/**
 * One measurement: the workbook's code compared with the limit and with other libraries, on the same input.
 */
export interface Case {
  /** The input, in a few words. */
  name: string;
  /** The size of the input in bytes. */
  bytes: number;
  /** The number of results that every candidate must return. */
  expected: number;
  /**
   * What is measured; by default the time. For `memory`, each work resolves with a number of KB instead of being
   * timed and of returning the number of its results.
   */
  measured?: 'time' | 'memory';
  /** The part of the work that no program can do without, measured alone. */
  limit: {
    /** What it is, in a few words. */
    what: string;
    /** Does this part and nothing else. */
    work: () => unknown;
  };
  /** The workbook's own code. */
  workbook: Work;
  /** Other libraries, by name; a string is the reason why one is not measured. */
  others: Record<string, Work | string>;
}

/** The amount of input: `full` for numbers to keep, `quick` for a rough look, `tiny` for tests. */
export type Scale = 'full' | 'quick' | 'tiny';

/** Cases that belong together. */
export interface Group {
  /** Its name on the command line: `npm run bench streams`. */
  name: string;
  /** What it is about, in one line. */
  title: string;
  /** What a reader of the numbers needs to know. */
  notes: string[];
  /**
   * Creates the cases one at a time, so that only one is in memory, and checks that all candidates get the
   * same results.
   */
  cases: (scale: Scale, installed: Installed) => AsyncGenerator<Case> | Generator<Case>;
}
