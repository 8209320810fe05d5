import { types } from 'node:util';
import { WireError } from './error';
import { foundText } from './found-text';

/** Up to this many bytes, copying them one by one is faster than `set`. */
const FEW = 16;

/** Writes bytes from front to back. Like the Reader, it knows nothing about numbers. */
export class Writer {
  private used = 0;

  /** @param buffer - where to write at first; if it is too small, it is replaced by a larger one */
  constructor(private buffer = new Uint8Array(64)) {}

  /** How many bytes have been written, which is the offset of the next one. */
  get offset(): number {
    return this.used;
  }

  /**
   * Appends a copy of `more`.
   *
   * @throws TypeError if it is not a Uint8Array: a string or an array of numbers would silently become
   *   different bytes
   */
  bytes(more: Uint8Array): void {
    if (!types.isUint8Array(more)) throw new TypeError(`bytes() takes a Uint8Array, not ${foundText(more)}`);
    const { length } = more;
    const at = this.used;
    if (at + length > this.buffer.length) this.grow(at + length);
    const { buffer } = this;
    if (length <= FEW) for (let i = 0; i < length; i++) buffer[at + i] = more[i];
    else buffer.set(more, at);
    this.used = at + length;
  }

  private grow(length: number): void {
    const larger = new Uint8Array(Math.max(length, 2 * this.buffer.length));
    larger.set(this.buffer.subarray(0, this.used));
    this.buffer = larger;
  }

  /**
   * Writes one named field, so that an error inside it includes the name.
   *
   * @param name - the field's name
   * @param write - writes the field to this writer
   * @throws what `write` throws; in a WireError, the name is prepended to the path
   */
  field(name: string, write: (w: Writer) => void): void {
    try {
      write(this);
    } catch (error) {
      throw error instanceof WireError ? error.within(name) : error;
    }
  }

  /**
   * Writes items one after another, so that an error inside an item includes its index: `[3]`.
   *
   * @param items - the items
   * @param write - writes one item to this writer
   * @throws what `write` throws; in a WireError, the item is prepended to the path
   */
  items<T>(items: readonly T[], write: (w: Writer, item: T) => void): void {
    let i = 0;
    try {
      for (; i < items.length; i++) write(this, items[i]);
    } catch (error) {
      throw error instanceof WireError ? error.within(`[${i}]`) : error;
    }
  }

  /** A copy of everything written so far. */
  finish(): Uint8Array {
    return this.buffer.slice(0, this.used);
  }

  /** The same, and the constructor's buffer is free: what is written after that goes into another one. */
  release(): Uint8Array {
    // it is full, so it does not change either
    return (this.buffer = this.buffer.slice(0, this.used));
  }
}
