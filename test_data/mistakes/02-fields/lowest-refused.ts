// The range taken as symmetrical: there is one negative number more than positive ones.
import { writeUnsigned } from '../../../solutions/02-fields';
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'the border itself is still allowed';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  const half = 256n ** BigInt(size) / 2n;
  if (value <= -half || value >= half) {
    throw new WireError('', w.offset, `below ${half}`, String(value));
  }
  writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
}
