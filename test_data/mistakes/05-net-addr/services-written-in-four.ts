// writeUInt32LE for a value that has always been small.
import { uint16be, uint32 } from '../../../solutions/02-fields';
import { type NetAddr, writeIp } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeNetAddr';
export const diagnosis = 'The services took 4 bytes';

export function writeNetAddr(w: Writer, address: NetAddr) {
  w.field('services', () => uint32.write(w, Number(address.services)));
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16be.write(w, address.port));
}
