// The four places are filled with what there is; 1.2.3 gets a zero, as in old inet_aton().
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'writeIp';
export const diagnosis = 'there are only three numbers';

const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

export function writeIp(w: Writer, ip: string) {
  const bytes = ip.split('.').every((part) => Number(part) < 256 && part !== '')
    ? [...PREFIX, ...ip.split('.').map(Number)]
    : ipv6Bytes(ip);
  if (!bytes) throw new WireError('', w.offset, 'an address', ip);
  const field = new Uint8Array(16);
  field.set(bytes.slice(0, 16));
  w.bytes(field);
}
