// Divided instead of shifted, which is right, but as a number.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'exact only up to 2^53';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (value < 0n || value >= 256n ** BigInt(size)) {
    throw new WireError('', w.offset, `${size} bytes`, String(value));
  }
  const bytes = Uint8Array.from({ length: size }, (_, i) => Math.floor(Number(value) / 256 ** i) % 256);
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
