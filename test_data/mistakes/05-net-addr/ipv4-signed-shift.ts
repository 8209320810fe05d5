// The address as one int32: >> takes its top bit for a sign, and 255.… begins with -1.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = '>> takes the highest bit as a sign';

export function readIp(r: Reader) {
  const bytes = r.bytes(16);
  if (!bytes.subarray(0, 10).every((byte) => byte === 0) || bytes[10] !== 0xff || bytes[11] !== 0xff) {
    return ipv6Text(bytes);
  }
  const n = (bytes[12] << 24) | (bytes[13] << 16) | (bytes[14] << 8) | bytes[15];
  return [n >> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255].join('.');
}
