// A number in between, and BigInt() around it for the type checker: 53 bits are left.
import { uint16be, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'rounded away';

export function readNetAddr(r: Reader) {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = r.field('port', uint16be.read);
  return { services: BigInt(Number(services)), ip, port };
}
