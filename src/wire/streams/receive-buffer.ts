/** Smaller chunks are gathered in blocks of this size: a million chunks of one byte are not a million objects. */
const BLOCK = 4 * 1024;

/**
 * Bytes that have come and are not used up yet.
 *
 * A chunk is kept as it is, without copying. Only when somebody looks at the bytes they are put into one piece, if
 * they are not yet; so whoever looks only when enough has come, copies each byte about once. What was given out
 * stays as it is and can be kept. (It keeps its whole chunk alive, though: copy what you keep for long.)
 */
export class Backlog {
  /** How many bytes have been dropped since the beginning: where the first held byte stands in the stream. */
  position = 0;
  /** How many bytes are held. */
  length = 0;
  private blocks: Uint8Array[] = [];
  /** Where small chunks are gathered, behind the other blocks; and how much of it is in use. */
  private open: Buffer | undefined;
  private used = 0;

  /**
   * Add bytes at the end.
   *
   * @param chunk - is kept, so do not write to it afterwards
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

  /** The held bytes in one piece, as a view. */
  get bytes(): Uint8Array {
    this.close();
    if (this.blocks.length > 1) this.blocks = [plain(Buffer.concat(this.blocks))];
    return this.blocks.length > 0 ? this.blocks[0] : new Uint8Array(0);
  }

  /**
   * Take the first bytes: at most so many, and no more than are in one piece. Nothing is copied.
   *
   * @param most - how many bytes at most
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
   * Be done with the first bytes.
   *
   * @param count - how many; at most as many as are held
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

  /** What has been gathered becomes a block like any other: nothing is written to it any more. */
  private close(): void {
    if (this.open) this.blocks.push(plain(this.open.subarray(0, this.used)));
    this.open = undefined;
    this.used = 0;
  }
}

/**
 * What is left of a large buffer, in memory of its own: a few bytes must not keep megabytes alive. A rest that is not
 * small stays where it is, so no byte is copied more than a few times.
 */
function ownedPart(rest: Uint8Array): Uint8Array {
  return rest.length < rest.buffer.byteLength / 2 ? rest.slice() : rest;
}

/** The same bytes, and not a Buffer any more: a Buffer's slice() is a view, where everybody else's is a copy. */
function plain(bytes: Uint8Array): Uint8Array {
  return Buffer.isBuffer(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : bytes;
}
