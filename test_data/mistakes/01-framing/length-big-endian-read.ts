// Every book on sockets says that network byte order is big-endian. Bitcoin ignores that.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = '4 bytes swapped';

export function readLength(r: Reader) {
  return Buffer.from(r.bytes(4)).readUInt32BE();
}
