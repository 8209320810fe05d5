/**
 * The error thrown when bytes or values violate the wire format.
 *
 * It reports the position (field and byte offset), what was expected there, and what was found:
 *
 *     addr_recv.ip at byte 28: expected 16 bytes, found 2
 */
export class WireError extends Error {
  override readonly name = 'WireError';
  /** The error that was thrown first, of which this one says more. */
  #origin: WireError | undefined;

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
    return this.derived(joined, this.offset);
  }

  /**
   * The same error, as seen from a stream in which what was read begins at `position`.
   *
   * @param position - in bytes from the start of the stream
   */
  shifted(position: number): WireError {
    return this.derived(this.path, position + this.offset);
  }

  /**
   * It was thrown where this one was. To find out the place again for each field around it would take ten times
   * as long as everything else, and a stranger decides how often.
   */
  private derived(path: string, offset: number): WireError {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    const error = new WireError(path, offset, this.expected, this.found);
    Error.stackTraceLimit = stackTraceLimit;
    // its own stack is empty; now the getter of the prototype is used
    delete (error as Error).stack;
    error.#origin = this.#origin ?? this;
    return error;
  }

  static {
    Object.defineProperty(this.prototype, 'stack', {
      configurable: true,
      get(this: WireError) {
        return this.#origin && `${String(this)}\n${framesOf(this.#origin)}`;
      },
      set(this: WireError, value: unknown) {
        Object.defineProperty(this, 'stack', { value, writable: true, configurable: true });
      },
    });
  }
}

/** The lines of an error's stack after its message. */
function framesOf({ stack = '', message }: Error): string {
  const begin = stack.indexOf(message);
  return begin === -1 ? stack : stack.slice(begin + message.length + 1);
}
