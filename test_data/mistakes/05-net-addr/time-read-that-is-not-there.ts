// One function for both kinds: it reads a time of 4 bytes in a version message, too.
import { uint16be, uint32, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'You read a time of 4 bytes that is not there';

export function readNetAddr(r: Reader) {
  r.field('time', uint32.read);
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
}
