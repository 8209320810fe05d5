// inet_aton() gives four bytes, and four bytes are written.
import * as right from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'Four bytes. The field is always 16 bytes long';

export function writeIp(w: Writer, ip: string) {
  if (ip.includes(':')) return right.writeIp(w, ip);
  w.bytes(Uint8Array.from(ip.split('.'), Number));
}
