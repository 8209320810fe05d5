// Anything with a dot is taken for IPv4, but ::ffff:10.0.0.1 has dots, too.
import * as right from '../../../solutions/05-net-addr';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'even if it ends in dotted numbers';

export function writeIp(w: Writer, ip: string) {
  if (ip.includes(':') && ip.includes('.')) throw new WireError('', w.offset, 'an address', ip);
  right.writeIp(w, ip);
}
