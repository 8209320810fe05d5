// The absolute value, and the top bit set for the minus.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'A sign bit was set in front of 1';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  const sign = 1n << BigInt(8 * size - 1);
  writeUnsigned(w, value < 0n ? sign - value : value, size, order);
}
