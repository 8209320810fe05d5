/**
 * The one error for bytes that are not what they should be.
 *
 * It says where (field and byte offset), what was expected there, and what came:
 *
 *     addr_recv.ip at byte 28: expected 16 bytes, found 2
 */
export class WireError extends Error {
  override readonly name = 'WireError';

  /**
   * @param path - the field, from the outermost inwards: `addr_recv.ip`, `inventory[3].hash`; empty where no
   *   field is known
   * @param offset - where the field begins, in bytes from the start of what is read or written
   * @param expected - what the protocol asks for there, in words: `16 bytes`, `at most 4,000,000`
   * @param found - what was there, in the same words: `2`, `4,000,001`
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
   * The same error, seen from the message that `field` belongs to.
   *
   * @param field - the name of the field that was being read or written, or `[3]` for an item of a list
   */
  within(field: string): WireError {
    const inner = this.path;
    const joined = !inner ? field : inner.startsWith('[') ? field + inner : `${field}.${inner}`;
    return new WireError(joined, this.offset, this.expected, this.found);
  }
}
