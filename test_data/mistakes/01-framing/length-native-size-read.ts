// struct.unpack('L') without '<': eight bytes on 64-bit Linux and macOS, four on Windows.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = 'more than four bytes';

export function readLength(r: Reader) {
  return Number(Buffer.from(r.bytes(8)).readBigUInt64LE());
}
