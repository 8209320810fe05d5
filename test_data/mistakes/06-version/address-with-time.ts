// The one function for addresses reads a time first: the receiver becomes ::ffff:6805:3d04:ccd6:d00, port 0.
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'An address in a version message has no time';

export function readVersion(r: Reader) {
  const start = readStart(r);
  r.bytes(4);
  const addr_recv = r.field('addr_recv', readNetAddr);
  return { ...start, addr_recv, user_agent: new Uint8Array() };
}
