// Port 0 is no port that one could connect to, so the usual one is put in its place.
import { uint16be, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = '8333 was made up for it';

export function readNetAddr(r: Reader) {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port: port || 8333 };
}
