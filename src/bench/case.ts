import type { Installed } from './others/installed';

/** Does all the work of a case once, and gives the number of results: messages, headers. */
export type Work = () => number | Promise<number>;

/** One thing to measure: the workbook's code beside the limit and beside other libraries, on the same input. */
export interface Case {
  /** What is fed, in a few words. */
  name: string;
  /** How many bytes are worked through. */
  bytes: number;
  /** How many results must come out. */
  expected: number;
  /** What no program could do without, and the time that it takes alone. */
  limit: {
    /** What it is, in a few words. */
    what: string;
    /** Does it, and nothing else. */
    work: () => unknown;
  };
  /** The workbook's own code. */
  workbook: Work;
  /** Other libraries, by name; a text says why one is not measured here. */
  others: Record<string, Work | string>;
}

/** How much is worked through: `full` for numbers to keep, `quick` for a look, `tiny` for tests. */
export type Scale = 'full' | 'quick' | 'tiny';

/** Cases that belong together. */
export interface Group {
  /** What is typed for it: `npm run bench streams`. */
  name: string;
  /** What it is about, in a line. */
  title: string;
  /** What must be known to read the numbers. */
  notes: string[];
  /** Makes one case after the other, so that only one is in memory, and checks that all get the same results. */
  cases: (scale: Scale, installed: Installed) => AsyncGenerator<Case>;
}
