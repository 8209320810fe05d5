// DataView.setBigUint64 takes any bigint and keeps its low 64 bits.
import { uint16be, uint64 } from '../../../solutions/02-fields';
import { type NetAddr, writeIp } from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeNetAddr';
export const diagnosis = '2^64 went out as 0';

export function writeNetAddr(w: Writer, address: NetAddr) {
  w.field('services', () => uint64.write(w, BigInt.asUintN(64, address.services)));
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16be.write(w, address.port));
}
