/**
 * Whether a child process was ended by Ctrl+C or by a notebook's stop button. Both reach the child, too.
 *
 * @param code - its exit code, if it had one
 * @param signal - the signal that ended it, if one did
 */
export function wasInterrupted(code: unknown, signal: unknown): boolean {
  // a shell in between reports 128 and the number of the signal
  return signal === 'SIGINT' || code === 130;
}

/** What was asked for was interrupted: nothing is known, and nobody is to blame. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('Interrupted.');
  }
}
