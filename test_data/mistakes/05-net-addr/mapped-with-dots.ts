// The mixed notation of RFC 4291: right as IPv6, but nobody looks for 104.5.61.4 under it.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'That is an IPv6 address';

export function readIp(r: Reader) {
  const bytes = r.bytes(16);
  const mapped = bytes[10] === 0xff && bytes.subarray(0, 10).every((byte) => byte === 0);
  return mapped ? '::ffff:' + bytes.subarray(12).join('.') : ipv6Text(bytes);
}
