/**
 * Small chunks are collected in blocks of this size, so that a million chunks of one byte are not a million
 * objects.
 */
const BLOCK = 4 * 1024;

/** Up to this length, copying the bytes of a chunk one by one is faster than `set`. */
const FEW = 8;

const NOTHING = new Uint8Array(0);

/**
 * Received bytes that are not consumed yet.
 *
 * Chunks are kept as they are, without copying. They are concatenated only when {@link ReceiveBuffer.bytes} is
 * read; if that happens only once enough bytes are there, each byte is copied about once. Views returned
 * earlier do not change and can be kept. (Each keeps its whole chunk alive, though: copy what you keep for
 * long.)
 */
export class ReceiveBuffer {
  /**
   * How many bytes have been consumed since the beginning, which is the stream offset of the first byte held.
   */
  position = 0;
  /** How many bytes are held. */
  length = 0;
  /** What is held; of the first block, what comes after `consumed`. */
  private blocks: Uint8Array[] = [];
  private consumed = 0;
  /** If fewer bytes are left of the first block, they are copied. */
  private few = 0;
  /** The block that collects small chunks, after the other blocks; and how much of it is used. */
  private open: Uint8Array | undefined;
  private used = 0;

  /**
   * Add bytes at the end.
   *
   * @param chunk - kept without copying, so do not write to it afterwards
   */
  append(chunk: Uint8Array): void {
    const { length } = chunk;
    if (length === 0) return;
    // what comes byte by byte is collected from the first one on
    if (length === 1 || (this.length > 0 && length < BLOCK / 4)) {
      copyTo(this.room(length), this.used, chunk);
      this.used += length;
    } else {
      this.close();
      this.blocks.push(chunk);
      if (this.blocks.length === 1) this.begin(chunk);
    }
    this.length += length;
  }

  /** The held bytes, contiguous, as a view. */
  get bytes(): Uint8Array {
    if (this.blocks.length === 0 && this.open) return this.open.subarray(this.consumed, this.used);
    this.close();
    if (this.blocks.length > 1) {
      const joined = this.joined();
      this.blocks = [joined];
      this.begin(joined);
    }
    return this.blocks.length === 0 ? NOTHING : this.blocks[0].subarray(this.consumed);
  }

  /**
   * Remove and return the first bytes, as many as are contiguous. Nothing is copied.
   *
   * @param most - the maximum number of bytes
   * @returns a view; empty if nothing is held
   */
  take(most: number): Uint8Array {
    if (this.blocks.length === 0) this.close();
    if (this.blocks.length === 0) return NOTHING;
    const [first] = this.blocks;
    const part = first.subarray(this.consumed, Math.min(this.consumed + most, first.length));
    this.advance(part.length);
    return part;
  }

  /**
   * Discard the first bytes.
   *
   * @param count - the number of bytes; at most as many as are held
   */
  drop(count: number): void {
    if (count === 0) return;
    if (this.blocks.length + (this.open ? 1 : 0) > 1) void this.bytes;
    this.advance(count);
    const left = this.length;
    // a few bytes must not keep megabytes alive; a larger remainder is not copied, so no byte is copied often
    if (left < this.few && left > 0) {
      const rest = this.bytes.slice();
      this.blocks = [rest];
      this.open = undefined;
      this.used = 0;
      this.begin(rest);
    }
  }

  /** Count bytes at the beginning as consumed: at most those of the first block, or all. */
  private advance(count: number): void {
    this.position += count;
    this.length -= count;
    this.consumed += count;
    if (this.length === 0) {
      this.blocks = [];
      this.open = undefined;
      this.used = 0;
      this.consumed = 0;
    } else if (this.blocks.length > 0 && this.consumed === this.blocks[0].length) {
      this.blocks.shift();
      this.begin(this.blocks[0] ?? this.open);
    }
  }

  /** A block has become the first one. */
  private begin(block: Uint8Array): void {
    const { buffer, byteOffset, length } = block;
    // a plain Uint8Array: slice() of a Buffer would return a view
    if (this.blocks.length > 0) this.blocks[0] = new Uint8Array(buffer, byteOffset, length);
    this.consumed = 0;
    this.few = buffer.byteLength / 2;
  }

  /** The block that collects small chunks, with room for another one. */
  private room(length: number): Uint8Array {
    if (this.open && this.used + length <= BLOCK) return this.open;
    this.close();
    this.open = new Uint8Array(BLOCK);
    if (this.length === 0) this.begin(this.open);
    return this.open;
  }

  /** Turn the collecting block into an ordinary one: nothing more is written to it. */
  private close(): void {
    if (this.open) this.blocks.push(this.open.subarray(0, this.used));
    this.open = undefined;
    this.used = 0;
  }

  /** All bytes, in a new block. */
  private joined(): Uint8Array {
    const { buffer } = Buffer.allocUnsafeSlow(this.length);
    const joined = new Uint8Array(buffer);
    let at = -this.consumed;
    for (const block of this.blocks) {
      joined.set(at < 0 ? block.subarray(-at) : block, Math.max(0, at));
      at += block.length;
    }
    return joined;
  }
}

function copyTo(block: Uint8Array, at: number, chunk: Uint8Array): void {
  const { length } = chunk;
  if (length < FEW) for (let i = 0; i < length; i++) block[at + i] = chunk[i];
  else block.set(chunk, at);
}
