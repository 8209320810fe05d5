// A DataView reads eight bytes, however many there are.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'More bytes were asked of a view than it has';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(size).slice();
  return new DataView(bytes.buffer).getBigUint64(0, order === 'little');
}
