// Number.isSafeInteger is a good check for numbers, and too strict for 64 bits.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'it was rejected';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (!Number.isSafeInteger(Number(value)) || value < 0n || value >= 256n ** BigInt(size)) {
    throw new WireError('', w.offset, 'a safe integer', String(value));
  }
  const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
