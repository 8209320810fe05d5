// Whatever has a dot is taken for IPv4; ::ffff:10.0.0.1 has dots, too.
import * as right from '../../../solutions/05-net-addr';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'also where it ends in dots';

export function writeIp(w: Writer, ip: string) {
  if (ip.includes(':') && ip.includes('.')) throw new WireError('', w.offset, 'an address', ip);
  right.writeIp(w, ip);
}
