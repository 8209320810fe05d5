// IPV4_PREFIX as twelve zero bytes, in two of the old notebooks: 10.0.0.1 goes out as ::10.0.0.1.
import * as right from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'that is ::10.0.0.1, an IPv6 address that nobody has';

export function writeIp(w: Writer, ip: string) {
  if (ip.includes(':')) return right.writeIp(w, ip);
  w.bytes(new Uint8Array(12));
  w.bytes(Uint8Array.from(ip.split('.'), Number));
}
