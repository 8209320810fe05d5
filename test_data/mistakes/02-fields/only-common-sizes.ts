// A switch over the sizes that C has.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'Any size from 1 to 8 must do';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = Buffer.from(r.bytes(size));
  if (order === 'big') bytes.reverse();
  if (size === 1) return BigInt(bytes[0]);
  if (size === 2) return BigInt(bytes.readUInt16LE());
  if (size === 4) return BigInt(bytes.readUInt32LE());
  if (size === 8) return bytes.readBigUInt64LE();
  return undefined;
}
