// Network byte order is big-endian, says every book on sockets. Bitcoin does not keep to it.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = '4 bytes swapped';

export function readLength(r: Reader) {
  return Buffer.from(r.bytes(4)).readUInt32BE();
}
