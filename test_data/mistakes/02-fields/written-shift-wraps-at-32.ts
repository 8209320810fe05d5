// A shift by 32 is no shift at all: the lower half goes out twice.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'The 1 was written twice';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (value < 0n || value >= 256n ** BigInt(size)) {
    throw new WireError('', w.offset, `${size} bytes`, String(value));
  }
  const bytes = Uint8Array.from({ length: size }, (_, i) => Number(value) >> (8 * i));
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
