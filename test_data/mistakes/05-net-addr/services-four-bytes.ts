// The bits in use fit into 32, so four bytes are read.
import { uint16be, uint32 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'Four bytes too few were read in front of the ip';

export function readNetAddr(r: Reader) {
  const services = r.field('services', uint32.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
}
