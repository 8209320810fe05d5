// asUintN fits any number into its bits, and the check behind it has nothing left to find.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'a reader of these bytes gets -128, not 128';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
}
