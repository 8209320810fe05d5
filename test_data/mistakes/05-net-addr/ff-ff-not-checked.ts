// Ten zero bytes are counted, and the two behind them are jumped over.
import type { Reader } from '../../../src/wire/codec/reader';
import { ipv6Text } from '../../../src/wire/ip';

export const exercise = 'readIp';
export const diagnosis = 'IPv4 has ff ff after ten zero bytes';

export function readIp(r: Reader) {
  const bytes = r.bytes(16);
  return bytes.subarray(0, 10).every((byte) => byte === 0) ? bytes.subarray(12).join('.') : ipv6Text(bytes);
}
