// Who knows of the sign puts >>> 0 behind the shift; from the fifth byte on it starts again at 0.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'shifting a number wraps around at 32 bits';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(size).slice();
  if (order === 'big') bytes.reverse();
  return BigInt(bytes.reduce((sum, byte, i) => sum + ((byte << (8 * i)) >>> 0), 0));
}
