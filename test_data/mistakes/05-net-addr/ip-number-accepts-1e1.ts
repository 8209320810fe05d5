// Number() understands more than decimal numbers: 1e1 and 0x10, spaces, and nothing at all.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'writeIp';
export const diagnosis = 'a number contains no space';

const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

export function writeIp(w: Writer, ip: string) {
  const bytes =
    ip.split('.').length === 4 && ip.split('.').every((part) => Number(part) >= 0 && Number(part) < 256)
      ? [...PREFIX, ...ip.split('.').map(Number)]
      : ipv6Bytes(ip);
  if (!bytes) throw new WireError('', w.offset, 'an address', ip);
  w.bytes(Uint8Array.from(bytes));
}
