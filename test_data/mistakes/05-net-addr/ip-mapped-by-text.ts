// ::ffff: is put in front, and beef becomes an address.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'writeIp';
export const diagnosis = 'is one only when something is put in front of it';

export function writeIp(w: Writer, ip: string) {
  const bytes = ipv6Bytes(ip) ?? ipv6Bytes(`::ffff:${ip}`);
  if (!bytes) throw new WireError('', w.offset, 'an address', ip);
  w.bytes(bytes);
}
