// DataView.setUint16 takes any number and keeps its low 16 bits.
import { uint16be, uint64 } from '../../../solutions/02-fields';
import { type NetAddr, writeIp } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeNetAddr';
export const diagnosis = 'Port 65536 went out as another, silently';

export function writeNetAddr(w: Writer, address: NetAddr) {
  w.field('services', () => uint64.write(w, address.services));
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16be.write(w, address.port & 0xffff));
}
