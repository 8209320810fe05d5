// The hex text is turned round, and every byte in it as well.
import { hex } from '../../../src/wire/bytes';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'You reversed the single hex digits';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const digits = hex(r.bytes(size));
  return BigInt(`0x${order === 'big' ? digits : [...digits].reverse().join('')}`);
}
