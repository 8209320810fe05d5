import { types } from 'node:util';
import { WireError } from './error';
import { foundText } from './found-text';

/** Collects bytes from front to back. Like the Reader, it knows nothing of numbers. */
export class Writer {
  private buffer = new Uint8Array(64);
  private used = 0;

  /** How many bytes have been written: the offset of the next one. */
  get offset(): number {
    return this.used;
  }

  /**
   * Append a copy of `more`.
   *
   * @throws TypeError if it is anything but a Uint8Array: a string or a list of numbers would become other bytes
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
   * Write one named field, so that an error inside it names it.
   *
   * @param name - the field's name
   * @param write - writes it to this writer
   * @throws what `write` throws; a WireError gets the name in front of its path
   */
  field(name: string, write: (w: Writer) => void): void {
    try {
      write(this);
    } catch (error) {
      throw error instanceof WireError ? error.within(name) : error;
    }
  }

  /**
   * Write items one after another, so that an error inside one names it: `[3]`.
   *
   * @param items - the items
   * @param write - writes one of them to this writer
   * @throws what `write` throws; a WireError gets the item in front of its path
   */
  items<T>(items: readonly T[], write: (w: Writer, item: T) => void): void {
    let i = 0;
    try {
      for (; i < items.length; i++) write(this, items[i]);
    } catch (error) {
      throw error instanceof WireError ? error.within(`[${i}]`) : error;
    }
  }

  /** Everything written so far, as a copy of its own. */
  finish(): Uint8Array {
    return this.buffer.slice(0, this.used);
  }
}
