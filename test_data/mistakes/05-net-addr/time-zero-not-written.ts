// `if (address.time)`: a time of 0 is left out, and the address is 4 bytes short.
import { uint32 } from '../../../solutions/02-fields';
import { type TimedNetAddr, writeNetAddr } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTimedNetAddr';
export const diagnosis = 'Time 0 was left out';

export function writeTimedNetAddr(w: Writer, address: TimedNetAddr) {
  if (address.time) w.field('time', () => uint32.write(w, address.time));
  writeNetAddr(w, address);
}
