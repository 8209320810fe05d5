// A number begins at its own byte 0. The error has to say where in the message that is.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'the trouble is at byte 3';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (value < 0n || value >= 256n ** BigInt(size)) {
    throw new WireError('', 0, `${size} bytes`, String(value));
  }
  const bytes = Uint8Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  w.bytes(order === 'big' ? bytes.reverse() : bytes);
}
