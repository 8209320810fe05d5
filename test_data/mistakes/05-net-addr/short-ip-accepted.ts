// stream.read(16) of Python gives 14 bytes without a word, and so does subarray().
import * as right from '../../../solutions/05-net-addr';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readIp';
export const diagnosis = 'It was accepted';

export function readIp(r: Reader) {
  const bytes = new Uint8Array(16);
  bytes.set(r.bytes(Math.min(16, r.left)));
  return right.readIp(new Reader(bytes));
}
