// One function for both kinds of address: a time of 4 bytes is read in a version message, too.
import { uint16be, uint32, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'A time of 4 bytes was read that is not there';

export function readNetAddr(r: Reader) {
  r.field('time', uint32.read);
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
}
