// readBigInt64LE instead of readBigUInt64LE: bit 63 turns into a minus.
import { int64, uint16be } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'the top bit of 64 was taken as a sign';

export function readNetAddr(r: Reader) {
  const services = r.field('services', int64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services, ip, port };
}
