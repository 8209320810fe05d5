// Digits, four times, up to 255: and 010 is 10 here, and 8 in other programs.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'writeIp';
export const diagnosis = 'a leading 0 means octal to some programs';

const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

export function writeIp(w: Writer, ip: string) {
  const bytes =
    /^(\d+\.){3}\d+$/.test(ip) && ip.split('.').every((part) => Number(part) < 256)
      ? [...PREFIX, ...ip.split('.').map(Number)]
      : ipv6Bytes(ip);
  if (!bytes) throw new WireError('', w.offset, 'an address', ip);
  w.bytes(Uint8Array.from(bytes));
}
