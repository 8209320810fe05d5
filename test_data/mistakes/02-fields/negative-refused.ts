// writeUnsigned is called as it is, and refuses what is below 0.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'as if nothing could be negative';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  writeUnsigned(w, value, size, order);
}
