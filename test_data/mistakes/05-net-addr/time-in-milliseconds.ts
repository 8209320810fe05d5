// Times a thousand at once, since Date wants it so.
import { uint32 } from '../../../solutions/02-fields';
import { readNetAddr } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTimedNetAddr';
export const diagnosis = 'The wire counts seconds';

export function readTimedNetAddr(r: Reader) {
  const time = r.field('time', uint32.read);
  return { time: 1000 * time, ...readNetAddr(r) };
}
