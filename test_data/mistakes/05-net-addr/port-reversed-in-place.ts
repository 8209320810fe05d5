// reverse() for the big-endian port: the view turns round in the message itself.
import { uint16, uint64 } from '../../../solutions/02-fields';
import { readIp } from '../../../solutions/05-net-addr';
import { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readNetAddr';
export const diagnosis = 'reverse() works in place';

export function readNetAddr(r: Reader) {
  const services = r.field('services', uint64.read);
  const ip = r.field('ip', readIp);
  const port = uint16.read(new Reader(r.bytes(2, 'port').reverse()));
  return { services, ip, port };
}
