/**
 * The error thrown when bytes or values violate the wire format.
 *
 * It reports the position (field and byte offset), what was expected there, and what was found:
 *
 *     addr_recv.ip at byte 28: expected 16 bytes, found 2
 */
export class WireError extends Error {
  override readonly name = 'WireError';

  /**
   * @param path - the field, from the outermost inwards: `addr_recv.ip`, `inventory[3].hash`; empty if no
   *   field is known
   * @param offset - where the field begins, in bytes from the start of what is read or written
   * @param expected - what the protocol requires there, in words: `16 bytes`, `at most 4,000,000`
   * @param found - what was there, in the same terms: `2`, `4,000,001`
   */
  constructor(
    readonly path: string,
    readonly offset: number,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${path ? `${path} at` : 'at'} byte ${offset}: expected ${expected}, found ${found}`);
  }

  /**
   * The same error, as seen from the value that contains `field`.
   *
   * @param field - the name of the field being read or written, or `[3]` for a list item
   */
  within(field: string): WireError {
    const inner = this.path;
    const joined = !inner ? field : inner.startsWith('[') ? field + inner : `${field}.${inner}`;
    return new WireError(joined, this.offset, this.expected, this.found);
  }
}
