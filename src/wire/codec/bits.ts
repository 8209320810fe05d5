import type { Reader } from './reader';
import type { Writer } from './writer';

/**
 * Reads bits, the most significant one of each byte first. It takes a byte from the reader only when it needs
 * one, so the reader is always positioned just past the last byte that was used.
 */
export class BitReader {
  private byte = 0;
  private left = 0;

  /** @param r - positioned at the byte whose top bit is read first */
  constructor(private readonly r: Reader) {}

  /**
   * The next bit.
   *
   * @returns 0 or 1
   * @throws WireError if no byte is left
   */
  bit(): number {
    if (this.left === 0) {
      [this.byte] = this.r.bytes(1);
      this.left = 8;
    }
    this.left -= 1;
    return (this.byte >> this.left) & 1;
  }

  /**
   * The next bits as a number, the most significant one first.
   *
   * @param count - how many, at most 52
   * @throws WireError if there are not enough
   */
  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value = value * 2 + this.bit();
    return value;
  }
}

/** Writes bits, the most significant one of each byte first. */
export class BitWriter {
  private byte = 0;
  private used = 0;

  /** @param w - gets each byte as soon as it is full */
  constructor(private readonly w: Writer) {}

  /**
   * Write bits, the most significant one first.
   *
   * @param value - a whole number
   * @param count - how many of its lowest bits, at most 52
   */
  bits(value: number, count: number): void {
    for (let at = count - 1; at >= 0; at--) {
      this.byte = this.byte * 2 + (Math.floor(value / 2 ** at) % 2);
      this.used += 1;
      if (this.used === 8) this.flush();
    }
  }

  /** Write the last byte, if some of its bits are used; the others are 0. */
  flush(): void {
    if (this.used === 0) return;
    this.w.bytes(Uint8Array.of(this.byte << (8 - this.used)));
    this.byte = 0;
    this.used = 0;
  }
}
