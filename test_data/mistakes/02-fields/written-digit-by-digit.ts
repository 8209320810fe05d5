// What is left at the end shows that it did not fit, when the bytes are written already.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeUnsigned';
export const diagnosis = 'part of the value had been written';

export function writeUnsigned(w: Writer, value: bigint, size: number, order: ByteOrder = 'little') {
  const start = w.offset;
  const digits = Array.from({ length: size }, (_, i) => BigInt.asUintN(8, value >> BigInt(8 * i)));
  if (order === 'big') digits.reverse();
  for (const digit of digits) w.bytes(Uint8Array.of(Number(digit)));
  if (value >> BigInt(8 * size) !== 0n) throw new WireError('', start, `${size} bytes`, `${value}`);
}
