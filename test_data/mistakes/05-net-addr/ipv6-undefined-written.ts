// What ipv6Bytes gives is written as it comes, also where it is undefined.
import * as right from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'writeIp';
export const diagnosis = 'ipv6Bytes gives undefined';

export function writeIp(w: Writer, ip: string) {
  if (ipv6Bytes(ip) || /^\d/.test(ip)) return right.writeIp(w, ip);
  w.bytes(ipv6Bytes(ip) as Uint8Array);
}
