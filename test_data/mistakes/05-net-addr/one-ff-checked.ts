// A loop that ends at 10 instead of 11: the second ff is never looked at.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'Byte 11 is not that of ten zero bytes and ff ff';

const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

export function readIp(r: Reader) {
  const bytes = r.bytes(16);
  for (let i = 0; i <= 10; i++) if (bytes[i] !== PREFIX[i]) return ipv6Text(bytes);
  return bytes.subarray(12).join('.');
}
