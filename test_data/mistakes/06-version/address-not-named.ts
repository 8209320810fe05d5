// readNetAddr is called without field(): the error says ip, and not whose.
import { int32, readBool, uint64 } from '../../../solutions/02-fields';
import { readVarStr } from '../../../solutions/03-varints';
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'it should be about "addr_recv.port"';

export function readVersion(r: Reader) {
  const version: Version = { ...readStart(r), addr_recv: readNetAddr(r) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
}
