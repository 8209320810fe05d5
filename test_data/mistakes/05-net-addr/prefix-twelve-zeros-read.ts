// IPV4_PREFIX as twelve zero bytes, copied from one script to the next: real IPv4 is taken for IPv6.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'Ten zero bytes and then ff ff (not twelve zero bytes)';

export function readIp(r: Reader) {
  const bytes = r.bytes(16);
  const isIpv4 = bytes.subarray(0, 12).every((byte) => byte === 0);
  return isIpv4 ? bytes.subarray(12).join('.') : ipv6Text(bytes);
}
