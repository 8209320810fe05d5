// The prefix and the four numbers as one hex text: 10 becomes the byte 10 hex.
import * as right from '../../../solutions/05-net-addr';
import { fromHex } from '../../../src/wire/bytes';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = '10 is the byte 0a';

export function writeIp(w: Writer, ip: string) {
  if (ip.includes(':')) return right.writeIp(w, ip);
  const digits = ip.split('.').map((part) => part.padStart(2, '0'));
  w.bytes(fromHex('00000000000000000000ffff' + digits.join('').slice(0, 8)));
}
