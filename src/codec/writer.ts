import { WireError } from './error';

/** Collects bytes from front to back. Like the Reader, it knows nothing of numbers. */
export class Writer {
  private buffer = new Uint8Array(64);
  private used = 0;

  /** How many bytes have been written: the offset of the next one. */
  get offset(): number {
    return this.used;
  }

  /** Append a copy of `more`. */
  bytes(more: Uint8Array): void {
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

  /** Everything written so far, as a copy of its own. */
  finish(): Uint8Array {
    return this.buffer.slice(0, this.used);
  }
}
