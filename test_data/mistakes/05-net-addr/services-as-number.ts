// Number() around the services, so that they print without the n.
import { uint16be, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'a bigint. Names lose';

export function readNetAddr(r: Reader) {
  const services = Number(r.field('services', uint64.read));
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
}
