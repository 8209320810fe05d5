// The offset 0 is written into the program.
import * as right from '../../../solutions/02-fields';
import { WireError } from '../../../src/codec/error';
import type { ByteOrder } from '../../../src/codec/integers';
import type { Writer } from '../../../src/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'the writer was at byte 3 already';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  if (BigInt.asIntN(8 * size, value) !== value) throw new WireError('', 0, `${size} bytes`, `${value}`);
  right.writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
}
