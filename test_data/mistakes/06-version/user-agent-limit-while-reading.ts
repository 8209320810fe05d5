// A node refuses more than 256 bytes; a reader that does so cannot even show them.
import { int32, readBool, uint64 } from '../../../solutions/02-fields';
import { readVarStr } from '../../../solutions/03-varints';
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'what the bytes say is read all the same';

export function readVersion(r: Reader) {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if ((version.user_agent?.length ?? 0) > 256) {
    throw new WireError('user_agent', 80, 'at most 256 bytes', `${version.user_agent?.length}`);
  }
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
}
