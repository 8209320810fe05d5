// The port is in network byte order, so the time might be as well.
import { readNetAddr } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTimedNetAddr';
export const diagnosis = '2063358299 is 1532623994 with its 4 bytes swapped';

export function readTimedNetAddr(r: Reader) {
  const time = Buffer.from(r.bytes(4, 'time')).readUInt32BE();
  return { time, ...readNetAddr(r) };
}
