// All other numbers are little-endian, and uint16 is the first codec that comes to mind.
import { uint16, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = '54988 is 52438 with its two bytes swapped';

export function readNetAddr(r: Reader) {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16.read);
  return { services, ip, port };
}
