// The type has services, ip and port first; the time is read where it was thought of last.
import { uint32 } from '../../../solutions/02-fields';
import { readNetAddr } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTimedNetAddr';
export const diagnosis = 'taken for the start of the services';

export function readTimedNetAddr(r: Reader) {
  const address = readNetAddr(r);
  return { ...address, time: r.field('time', uint32.read) };
}
