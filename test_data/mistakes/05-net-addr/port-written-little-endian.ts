// The big-endian port is known from reading, and forgotten when writing.
import { uint16, uint64 } from '../../../solutions/02-fields';
import { type NetAddr, writeIp } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeNetAddr';
export const diagnosis = '8d 20 would be read as 36128';

export function writeNetAddr(w: Writer, address: NetAddr) {
  w.field('services', () => uint64.write(w, address.services));
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16.write(w, address.port));
}
