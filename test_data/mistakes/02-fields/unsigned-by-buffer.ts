// readUIntLE takes at most six bytes.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'take up to 6 bytes';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = Buffer.from(r.bytes(size));
  return BigInt(order === 'little' ? bytes.readUIntLE(0, size) : bytes.readUIntBE(0, size));
}
