// Buffer refuses what does not fit, with an error that knows no offset.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'not with a WireError';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  const bytes = Buffer.alloc(size);
  if (size === 8) bytes.writeBigUInt64LE(value);
  else if (size < 7) bytes.writeUIntLE(Number(value), 0, size);
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
