/**
 * Whether a child process was ended by Ctrl+C or by a notebook's stop button, which both also reach the
 * child.
 *
 * @param code - its exit code, if there was one
 * @param signal - the signal that ended it, if one did
 */
export function wasInterrupted(code: unknown, signal: unknown): boolean {
  // a shell in between reports 128 plus the number of the signal
  return signal === 'SIGINT' || code === 130;
}

/** Thrown when an operation was interrupted: there is no result, and it is not a failure. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('Interrupted.');
  }
}
