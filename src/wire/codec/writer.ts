import { types } from 'node:util';
import { WireError } from './error';
import { foundText } from './found-text';

/** Writes bytes from front to back. Like the Reader, it knows nothing about numbers. */
export class Writer {
  private buffer = new Uint8Array(64);
  private used = 0;

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
    const end = this.used + more.length;
    if (end > this.buffer.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.buffer.length));
      larger.set(this.buffer.subarray(0, this.used));
      this.buffer = larger;
    }
    this.buffer.set(more, this.used);
    this.used = end;
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
}
