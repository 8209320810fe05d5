// A node takes a time that is too old as "five days ago"; here that happens while reading.
import { uint32 } from '../../../solutions/02-fields';
import { readNetAddr } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTimedNetAddr';
export const diagnosis = 'another one was made up for it';

export function readTimedNetAddr(r: Reader) {
  const time = r.field('time', uint32.read);
  return { time: time > 100_000_000 ? time : Math.floor(Date.now() / 1000) - 432_000, ...readNetAddr(r) };
}
