// socket.inet_aton(ip).ljust(16, b"\0"): padded like a command.
import * as right from '../../../solutions/05-net-addr';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeIp';
export const diagnosis = 'The four bytes come last';

export function writeIp(w: Writer, ip: string) {
  if (ip.includes(':')) return right.writeIp(w, ip);
  w.bytes(Uint8Array.of(...ip.split('.').map(Number), ...new Uint8Array(12)));
}
