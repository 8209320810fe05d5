// The offset 0 is written into the program.
import * as right from '../../../solutions/05-net-addr';
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';
import { isIP } from 'node:net';

export const exercise = 'writeIp';
export const diagnosis = 'the writer was at byte 3 already';

export function writeIp(w: Writer, ip: string) {
  if (isIP(ip) === 0 || ip.includes('%')) throw new WireError('', 0, 'an address', ip);
  right.writeIp(w, ip);
}
