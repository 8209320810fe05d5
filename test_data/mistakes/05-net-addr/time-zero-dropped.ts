// Python's `if self.time:`, in the old notebook: 0 is taken for "no time".
import { uint32 } from '../../../solutions/02-fields';
import { readNetAddr } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTimedNetAddr';
export const diagnosis = 'Time 0 was dropped';

export function readTimedNetAddr(r: Reader) {
  const time = r.field('time', uint32.read);
  return { ...(time ? { time } : {}), ...readNetAddr(r) };
}
