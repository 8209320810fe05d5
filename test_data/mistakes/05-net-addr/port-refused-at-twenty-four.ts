// 24 is where the port of a lone address is.
import type { NetAddr } from '../../../solutions/05-net-addr';
import * as right from '../../../solutions/05-net-addr';
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';

export const exercise = 'writeNetAddr';
export const diagnosis = 'the writer was at byte 3 already';

export function writeNetAddr(w: Writer, address: NetAddr) {
  const { port } = address;
  if (port < 0 || port > 65535) throw new WireError('port', 24, 'a port', `${port}`);
  right.writeNetAddr(w, address);
}
