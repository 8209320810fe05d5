// The timestamp of the version message has 8 bytes, so this one gets 8, too.
import { uint64 } from '../../../solutions/02-fields';
import { readNetAddr } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTimedNetAddr';
export const diagnosis = 'Eight bytes were read for the time';

export function readTimedNetAddr(r: Reader) {
  const time = Number(r.field('time', uint64.read));
  return { time, ...readNetAddr(r) };
}
