// The check comes when all is written.
import * as right from '../../../solutions/02-fields';
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeSigned';
export const diagnosis = 'part of the value had been written';

export function writeSigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  const start = w.offset;
  right.writeUnsigned(w, BigInt.asUintN(8 * size, value), size, order);
  if (BigInt.asIntN(8 * size, value) !== value) throw new WireError('', start, `${size} bytes`, `${value}`);
}
