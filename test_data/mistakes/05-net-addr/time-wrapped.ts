// >>> 0 makes a uint32 of anything.
import { uint32 } from '../../../solutions/02-fields';
import { type TimedNetAddr, writeNetAddr } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTimedNetAddr';
export const diagnosis = 'was wrapped to 32 bits silently';

export function writeTimedNetAddr(w: Writer, address: TimedNetAddr) {
  w.field('time', () => uint32.write(w, address.time >>> 0));
  writeNetAddr(w, address);
}
