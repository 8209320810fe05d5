// Today's nodes assume true; as part of reading, it is made up.
import { int32, readBool, uint64 } from '../../../solutions/02-fields';
import { readVarStr } from '../../../solutions/03-varints';
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'it came back as true';

export function readVersion(r: Reader) {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  version.relay = r.left === 0 || r.field('relay', readBool);
  return version;
}
