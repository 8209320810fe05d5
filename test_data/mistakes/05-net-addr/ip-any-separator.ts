// In a regular expression a dot is any character.
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';
import { ipv6Bytes } from '../../../src/ip';

export const exercise = 'writeIp';
export const diagnosis = 'in a regular expression a plain . is any character';

export function writeIp(w: Writer, ip: string) {
  const numbers = /^(\d{1,3}).(\d{1,3}).(\d{1,3}).(\d{1,3})$/.exec(ip)?.slice(1) ?? [];
  const plain =
    numbers.length === 4 && numbers.every((text) => String(Number(text)) === text && Number(text) < 256);
  const bytes = plain
    ? Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...numbers.map(Number))
    : ipv6Bytes(ip);
  if (!bytes) throw new WireError('', w.offset, 'an address', ip);
  w.bytes(bytes);
}
