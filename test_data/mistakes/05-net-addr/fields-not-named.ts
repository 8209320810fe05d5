// The bytes are read without field(): the error says that something is missing, and not what.
import { uint16be, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'The error names no field';

export function readNetAddr(r: Reader) {
  const services = uint64.read(r);
  const ip = readIp(r);
  const port = uint16be.read(r);
  return { services, ip, port };
}
