// readInt16BE, since a port "fits into a short".
import { uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'the top bit of 16 was taken as a sign';

export function readNetAddr(r: Reader) {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = Buffer.from(r.bytes(2, 'port')).readInt16BE();
  return { services, ip, port };
}
