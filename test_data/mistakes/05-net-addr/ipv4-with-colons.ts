// One separator for both kinds: the tutorial printed 61:4:204:214.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'between the numbers of an IPv4 address there are dots';

export function readIp(r: Reader) {
  const bytes = r.bytes(16);
  return bytes[10] === 0xff ? bytes.subarray(12).join(':') : ipv6Text(bytes);
}
