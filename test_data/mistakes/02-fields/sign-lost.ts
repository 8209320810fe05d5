// -1 and 1 differ only in the sign, and abs() throws it away.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = '01 00 00 00 is 1';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  writeUnsigned(w, value < 0n ? -value : value, size, order);
}
