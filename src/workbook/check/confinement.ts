import type { TestRun } from './run-suites';

/** How this process checks answers that are a stranger's. */
export interface Confinement {
  /** The folders that their process may read. */
  readable: string[];
  /** The only folder that it may write to, in a readable one; also its folder for temporary files. */
  writable: string;
  /** How much processor time a test may use, in seconds; jest's own start gets ten more. */
  seconds: number;
  /** How much processor time all the answers together may use, in seconds. */
  secondsInAll: number;
  /** How much memory the process may use, in MiB. */
  memory: number;
  /** The tests of each lesson: answers that keep one from running have failed it. */
  expected: Record<string, Omit<TestRun, 'failures'>[]>;
}

let current: Confinement | undefined;

/**
 * From now on, suites run in a process with few permissions, which is watched from outside.
 *
 * @param how - what the process may do
 */
export function confine(how: Confinement): void {
  current = how;
}

/** How suites are confined in this process, if they are. */
export function confinement(): Confinement | undefined {
  return current;
}
