// The 30 bytes of an addr message, written into a version message.
import { uint16be, uint32, uint64 } from '../../../solutions/02-fields';
import { type NetAddr, writeIp } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeNetAddr';
export const diagnosis = 'A time stands in front';

export function writeNetAddr(w: Writer, address: NetAddr) {
  uint32.write(w, 0);
  w.field('services', () => uint64.write(w, address.services));
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16be.write(w, address.port));
}
