// Hashes are reversed for display, so this is reversed twice, in the same buffer.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'reverse() works in place';

export function readIp(r: Reader) {
  const bytes = r.bytes(16).reverse();
  const ff = bytes[4] === 0xff && bytes[5] === 0xff && bytes.subarray(6).every((byte) => byte === 0);
  return ff ? bytes.slice(0, 4).reverse().join('.') : ipv6Text(bytes.slice().reverse());
}
