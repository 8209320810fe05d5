// int64, like the timestamp of the version message.
import { int64 } from '../../../solutions/02-fields';
import { type TimedNetAddr, writeNetAddr } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeTimedNetAddr';
export const diagnosis = 'The time took 8 bytes';

export function writeTimedNetAddr(w: Writer, address: TimedNetAddr) {
  w.field('time', () => int64.write(w, BigInt(address.time)));
  writeNetAddr(w, address);
}
