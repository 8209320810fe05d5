// int32, as time_t used to be: after 2038 the time is before 1970.
import { int32 } from '../../../solutions/02-fields';
import { readNetAddr } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTimedNetAddr';
export const diagnosis = 'The time of an address has no sign';

export function readTimedNetAddr(r: Reader) {
  const time = r.field('time', int32.read);
  return { time, ...readNetAddr(r) };
}
