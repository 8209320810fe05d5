// > for >=: the first number that is too large goes through.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'Check the boundary: the largest number is 255';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (value < 0n || value > 1n << BigInt(8 * size)) {
    throw new WireError('', w.offset, `${size} bytes`, String(value));
  }
  const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
