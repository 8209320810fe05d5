// if self.time: in Python. Zero is falsy, and the field is gone.
import { writeUnsigned as right } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'absent and zero differ';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (value) right(w, value, size, order);
}
