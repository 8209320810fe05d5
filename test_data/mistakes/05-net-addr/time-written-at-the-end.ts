// Appended to what writeNetAddr has written.
import { uint32 } from '../../../solutions/02-fields';
import { type TimedNetAddr, writeNetAddr } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTimedNetAddr';
export const diagnosis = 'The time stands at the end';

export function writeTimedNetAddr(w: Writer, address: TimedNetAddr) {
  writeNetAddr(w, address);
  w.field('time', () => uint32.write(w, address.time));
}
