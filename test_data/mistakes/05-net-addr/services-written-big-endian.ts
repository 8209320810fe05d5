// "Addresses are in network byte order", all of them.
import { uint16be, uint64 } from '../../../solutions/02-fields';
import { type NetAddr, writeIp } from '../../../solutions/05-net-addr';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeNetAddr';
export const diagnosis = 'The services are big-endian here';

export function writeNetAddr(w: Writer, address: NetAddr) {
  w.field('services', () => w.bytes(encode(uint64.write, address.services).reverse()));
  w.field('ip', () => writeIp(w, address.ip));
  w.field('port', () => uint16be.write(w, address.port));
}
