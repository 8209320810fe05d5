// One loop for all, and a port is a number like any other.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = '8d 20 is 8333 in little-endian';

export function writeUnsigned(w: Writer, value: bigint, size: number) {
  if (value < 0n || value >= 256n ** BigInt(size)) {
    throw new WireError('', w.offset, `${size} bytes`, String(value));
  }
  w.bytes(Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn)));
}
