// asUintN fits any number into its bits, and the check after it has nothing left to find.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'these bytes are read as -128, not as 128';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
}
