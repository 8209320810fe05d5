import { WireError } from './error';

/** The position and value of one field: recorded by `trace`, drawn by the annotated hexdump. */
export interface Span {
  /** The field, from the outermost inwards: `addr_recv.ip`. */
  path: string;
  /** Offset of its first byte. */
  start: number;
  /** Offset just past its last byte. */
  end: number;
  /** What was read there. */
  value: unknown;
}

/**
 * Returned by a read of 0 bytes. A view takes about a hundred bytes, and a message may hold millions of empty
 * strings.
 */
const NOTHING = new Uint8Array(0);

/**
 * Reads bytes from front to back. It never returns fewer bytes than requested.
 *
 * It knows about bytes and offsets only: lesson 02 builds integers on top of it.
 */
export class Reader {
  private spans: Span[] | undefined;
  private prefix = '';

  /**
   * @param source - the bytes to read; they are not copied
   * @param offset - the offset of the next byte to read
   */
  constructor(
    readonly source: Uint8Array,
    public offset = 0,
  ) {}

  /** How many bytes are left. */
  get left(): number {
    return this.source.length - this.offset;
  }

  /**
   * Reads the next `count` bytes and returns them as a view: writing to it writes to the source.
   *
   * @param count - how many bytes
   * @param field - the field's name, for the error and the annotated hexdump
   * @throws WireError if fewer than `count` bytes are left; the offset is then unchanged
   * @throws RangeError if `count` is not a whole number, 0 or more
   */
  bytes(count: number, field?: string): Uint8Array {
    // the field name costs nothing unless it is going to be shown
    if (field !== undefined && (this.spans || count > this.left)) {
      return this.field(field, () => this.bytes(count));
    }
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`bytes(${count}): the count must be a whole number, 0 or more`);
    }
    if (count > this.left) {
      throw new WireError('', this.offset, count === 1 ? '1 byte' : `${count} bytes`, String(this.left));
    }
    if (count === 0) return NOTHING;
    const start = this.offset;
    this.offset += count;
    return this.source.subarray(start, this.offset);
  }

  /**
   * Reads one named field, so that an error inside it includes the name.
   *
   * @param name - the field's name
   * @param read - reads the field from this reader
   * @throws what `read` throws; in a WireError, the name is prepended to the path
   */
  field<T>(name: string, read: (r: Reader) => T): T {
    try {
      return this.spans ? this.traced(name, read, this.spans) : read(this);
    } catch (error) {
      throw error instanceof WireError ? error.within(name) : error;
    }
  }

  /**
   * Reads items one after another, as the fields `[0]`, `[1]` and so on. There may be millions, so a name is
   * built only when it is going to be shown.
   *
   * @param count - the number of items
   * @param read - reads one item from this reader
   * @throws what `read` throws; in a WireError, the item is prepended to the path
   */
  items<T>(count: number, read: (r: Reader) => T): T[] {
    const items: T[] = [];
    try {
      while (items.length < count && !this.spans) items.push(read(this));
    } catch (error) {
      throw error instanceof WireError ? error.within(`[${items.length}]`) : error;
    }
    while (items.length < count) items.push(this.field(`[${items.length}]`, read));
    return items;
  }

  /**
   * Like {@link Reader.field}, but also records the field's position. Only the innermost fields are recorded.
   */
  private traced<T>(name: string, read: (r: Reader) => T, spans: Span[]): T {
    const outer = this.prefix;
    const start = this.offset;
    const before = spans.length;
    this.prefix = !outer || name.startsWith('[') ? outer + name : `${outer}.${name}`;
    const path = this.prefix;
    try {
      const value = read(this);
      if (spans.length === before) spans.push({ path, start, end: this.offset, value });
      return value;
    } finally {
      this.prefix = outer;
    }
  }

  /**
   * Reads a value and records every named field in it.
   *
   * @param read - reads a value from this reader
   * @param spans - gets the fields; if `read` throws, those before the error
   * @returns the value, and the fields in wire order
   */
  trace<T>(read: (r: Reader) => T, spans: Span[] = []): { value: T; spans: Span[] } {
    this.spans = spans;
    try {
      return { value: read(this), spans };
    } finally {
      this.spans = undefined;
    }
  }
}
