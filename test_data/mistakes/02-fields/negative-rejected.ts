// writeUnsigned is called with the value unchanged, and rejects anything below 0.
import { writeUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'as if the field were unsigned';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  writeUnsigned(w, value, size, order);
}
