// Hashes are reversed for showing, so this is, too: there and back again, in the one buffer.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'reverse() works in place';

export function readIp(r: Reader) {
  const bytes = r.bytes(16).reverse();
  const ff = bytes[4] === 0xff && bytes[5] === 0xff && bytes.subarray(6).every((byte) => byte === 0);
  return ff ? bytes.slice(0, 4).reverse().join('.') : ipv6Text(bytes.slice().reverse());
}
