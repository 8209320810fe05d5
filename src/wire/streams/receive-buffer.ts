/**
 * Small chunks are collected in blocks of this size, so that a million chunks of one byte are not a million
 * objects.
 */
const BLOCK = 4 * 1024;

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
  private blocks: Uint8Array[] = [];
  /** The block that collects small chunks, after the other blocks; and how much of it is used. */
  private open: Buffer | undefined;
  private used = 0;

  /**
   * Add bytes at the end.
   *
   * @param chunk - kept without copying, so do not write to it afterwards
   */
  append(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    if (this.length > 0 && chunk.length < BLOCK / 4) {
      this.gather(chunk);
    } else {
      this.close();
      this.blocks.push(plain(chunk));
    }
    this.length += chunk.length;
  }

  /** The held bytes, contiguous, as a view. */
  get bytes(): Uint8Array {
    this.close();
    if (this.blocks.length > 1) this.blocks = [plain(Buffer.concat(this.blocks))];
    return this.blocks.length > 0 ? this.blocks[0] : new Uint8Array(0);
  }

  /**
   * Remove and return the first bytes, as many as are contiguous. Nothing is copied.
   *
   * @param most - the maximum number of bytes
   * @returns a view; empty if nothing is held
   */
  take(most: number): Uint8Array {
    if (this.blocks.length === 0) this.close();
    const first = this.blocks.shift() ?? new Uint8Array(0);
    const part = first.subarray(0, most);
    if (part.length < first.length) this.blocks.unshift(first.subarray(most));
    this.length -= part.length;
    this.position += part.length;
    return part;
  }

  /**
   * Discard the first bytes.
   *
   * @param count - the number of bytes; at most as many as are held
   */
  drop(count: number): void {
    if (count === 0) return;
    const rest = ownedPart(this.bytes.subarray(count));
    this.blocks = rest.length > 0 ? [rest] : [];
    this.length = rest.length;
    this.position += count;
  }

  private gather(chunk: Uint8Array): void {
    if (this.open && this.used + chunk.length > BLOCK) this.close();
    this.open ??= Buffer.allocUnsafeSlow(BLOCK);
    this.open.set(chunk, this.used);
    this.used += chunk.length;
  }

  /** Turn the collecting block into an ordinary one: nothing more is written to it. */
  private close(): void {
    if (this.open) this.blocks.push(plain(this.open.subarray(0, this.used)));
    this.open = undefined;
    this.used = 0;
  }
}

/**
 * Copies a small remainder of a large buffer, so that a few bytes do not keep megabytes alive. A larger
 * remainder is not copied, so no byte is copied more than a few times.
 */
function ownedPart(rest: Uint8Array): Uint8Array {
  return rest.length < rest.buffer.byteLength / 2 ? rest.slice() : rest;
}

/**
 * The same bytes as a plain Uint8Array: slice() of a Buffer returns a view, slice() of a Uint8Array a copy.
 */
function plain(bytes: Uint8Array): Uint8Array {
  return Buffer.isBuffer(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : bytes;
}
