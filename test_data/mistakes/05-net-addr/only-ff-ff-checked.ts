// ff ff is what strikes the eye in a dump, so it is all that is compared.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'begins with 20 01 0d b8, not with ten zero bytes';

export function readIp(r: Reader) {
  const bytes = r.bytes(16);
  return bytes[10] === 0xff && bytes[11] === 0xff ? bytes.subarray(12).join('.') : ipv6Text(bytes);
}
