// A pattern that counts digits and no values: a Uint8Array makes 0 of 256.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';
import { ipv6Bytes } from '../../../src/wire/ip';

export const exercise = 'writeIp';
export const diagnosis = '256 does not fit into a byte';

const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

export function writeIp(w: Writer, ip: string) {
  const bytes = /^\d+\.\d+\.\d+\.\d+$/.test(ip) ? [...PREFIX, ...ip.split('.').map(Number)] : ipv6Bytes(ip);
  if (!bytes) throw new WireError('', w.offset, 'an address', ip);
  w.bytes(Uint8Array.from(bytes));
}
