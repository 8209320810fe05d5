// The prefix is written, and then a number turns out too large.
import * as right from '../../../solutions/05-net-addr';
import { fromHex } from '../../../src/wire/bytes';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'part of the value had been written';

export function writeIp(w: Writer, ip: string) {
  if (ip.includes(':') || ip.split('.').length !== 4) return right.writeIp(w, ip);
  const start = w.offset;
  w.bytes(fromHex('00000000000000000000ffff'));
  for (const part of ip.split('.')) {
    if (!/^(0|[1-9]\d*)$/.test(part) || +part > 255) throw new WireError('', start, 'an address', ip);
    w.bytes(Uint8Array.of(+part));
  }
}
