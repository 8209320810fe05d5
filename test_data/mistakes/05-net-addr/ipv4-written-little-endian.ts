// inet_aton() as an int, then struct.pack("<I"): the four bytes turn round.
import * as right from '../../../solutions/05-net-addr';
import { encode } from '../../../src/wire/codec/codec';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'Back to front';

export function writeIp(w: Writer, ip: string) {
  const address = encode(right.writeIp, ip);
  if (!ip.includes(':')) address.subarray(12).reverse();
  w.bytes(address);
}
