// parseInt() takes what it understands and leaves the rest, without a word.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'writeIp';
export const diagnosis = 'a number contains no space';

const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

export function writeIp(w: Writer, ip: string) {
  const bytes =
    !ip.includes(':') &&
    ip.split('.').length === 4 &&
    ip.split('.').every((part) => parseInt(part) >= 0 && parseInt(part) < 256)
      ? [...PREFIX, ...ip.split('.').map((part) => parseInt(part))]
      : ipv6Bytes(ip);
  if (!bytes) throw new WireError('', w.offset, 'an address', ip);
  w.bytes(Uint8Array.from(bytes));
}
