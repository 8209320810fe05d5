import { hex, sameBytes } from '../bytes';
import { FalseAnswerError } from './peer-errors';

/**
 * Expect that a hash from a node is the one that is known already.
 *
 * @param found - what the node sent, as on the wire
 * @param expected - what it has to be
 * @param what - what it is the hash of, for the error
 * @throws FalseAnswerError with both, as on the wire, if they differ
 */
export function expectHash(found: Uint8Array, expected: Uint8Array, what: string): void {
  if (sameBytes(found, expected)) return;
  throw new FalseAnswerError(`${what}: expected ${hex(expected)}, found ${hex(found)}`);
}
