// Seconds fit into 32 bits until 2106, so a time is read from eight bytes and written in four.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'every field after it is shifted by four';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (value < 0n || value >= 256n ** BigInt(size)) {
    throw new WireError('', w.offset, `${size} bytes`, String(value));
  }
  const length = value < 2n ** 32n ? Math.min(size, 4) : size;
  const bytes = Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
