/**
 * A seeded random number generator: the same seed yields the same numbers, so whatever a peer does can be
 * reproduced.
 *
 * The algorithm is mulberry32 by Tommy Ettinger: 32 bits of state, fast, and good enough for anything not
 * secret.
 */
export class SeededRandom {
  private state: number;

  /** @param seed - any number, of which the lowest 32 bits are used */
  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** A whole number from 0 to 4,294,967,295. */
  uint32(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + (this.uint32() % (high - low + 1));
  }

  /** A 64-bit number, the size of a nonce. */
  uint64(): bigint {
    return (BigInt(this.uint32()) << 32n) | BigInt(this.uint32());
  }

  /** `count` random bytes. */
  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.uint32() & 0xff);
  }
}
