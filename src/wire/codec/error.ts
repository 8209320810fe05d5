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
  /** It has no stack, and what is made from it has none. */
  #unthrown = false;

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
   * An error that is reported instead of thrown. It has no stack: to find out the place takes ten times as long as
   * everything else, and a stranger decides how often.
   */
  static unthrown(path: string, offset: number, expected: string, found: string): WireError {
    const error = withoutStack(path, offset, expected, found);
    error.#unthrown = true;
    return error;
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

  /** It was thrown where this one was: its stack is made only when somebody asks for it. */
  private derived(path: string, offset: number): WireError {
    const error = withoutStack(path, offset, this.expected, this.found);
    error.#unthrown = this.#unthrown;
    if (this.#unthrown) return error;
    // now the getter of the prototype is used
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

/** A new error whose `stack` is undefined. */
function withoutStack(path: string, offset: number, expected: string, found: string): WireError {
  const { stackTraceLimit } = Error;
  // with a limit of 0 V8 would still make the first line; without a number it makes nothing
  Error.stackTraceLimit = undefined as unknown as number;
  const error = new WireError(path, offset, expected, found);
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}
