import { WireError } from './error';

/** One field as it lies in the bytes: made by `trace`, drawn by the annotated hexdump. */
export interface Span {
  /** The field, from the outermost inwards: `addr_recv.ip`. */
  path: string;
  /** Offset of its first byte. */
  start: number;
  /** Offset behind its last byte. */
  end: number;
  /** What was read there. */
  value: unknown;
}

/** What a read of no bytes gives. A view takes some hundred bytes, and a message may hold millions of empty strings. */
const NOTHING = new Uint8Array(0);

/**
 * Walks through bytes from front to back. It never gives fewer bytes than it was asked for.
 *
 * It knows bytes and positions, and nothing of numbers: integers are what lesson 02 builds on it.
 */
export class Reader {
  /** How many bytes have been read: the offset of the next one. */
  offset = 0;
  private spans: Span[] | undefined;
  private prefix = '';

  /** @param source - the bytes to walk through; they are not copied */
  constructor(readonly source: Uint8Array) {}

  /** How many bytes are left. */
  get left(): number {
    return this.source.length - this.offset;
  }

  /**
   * The next `count` bytes, as a view: writing to it writes to the source.
   *
   * @param count - how many bytes
   * @param field - the field's name, for the error and the annotated hexdump
   * @throws WireError if fewer than `count` bytes are left; nothing has been read then
   */
  bytes(count: number, field?: string): Uint8Array {
    // a name costs something only where somebody is going to see it
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
   * Read one named field, so that an error inside it names it.
   *
   * @param name - the field's name
   * @param read - reads it from this reader
   * @throws what `read` throws; a WireError gets the name in front of its path
   */
  field<T>(name: string, read: (r: Reader) => T): T {
    try {
      return this.spans ? this.traced(name, read, this.spans) : read(this);
    } catch (error) {
      throw error instanceof WireError ? error.within(name) : error;
    }
  }

  /**
   * Read items one after another: the fields `[0]`, `[1]` and so on. There may be millions, so a name is made only
   * where somebody is going to see it.
   *
   * @param count - how many
   * @param read - reads one of them from this reader
   * @throws what `read` throws; a WireError gets the item in front of its path
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

  /** Like {@link Reader.field}, and writes down where the field lies. Only the innermost fields are kept. */
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
   * Read with every named field written down.
   *
   * @param read - reads a value from this reader
   * @returns the value, and the fields in the order in which they lie
   */
  trace<T>(read: (r: Reader) => T): { value: T; spans: Span[] } {
    const spans: Span[] = [];
    this.spans = spans;
    try {
      return { value: read(this), spans };
    } finally {
      this.spans = undefined;
    }
  }
}
