// Only the upper border is checked: who would write a negative number as unsigned?
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = '-1 was written as 255';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (value >= 256n ** BigInt(size)) throw new WireError('', w.offset, `${size} bytes`, String(value));
  const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
