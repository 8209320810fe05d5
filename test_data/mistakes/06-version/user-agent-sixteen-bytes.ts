// struct.unpack("16s"): all agents of the recordings seemed to be that long.
import { int32, readBool, uint64 } from '../../../solutions/02-fields';
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'The length in front, 16, was taken for the first byte';

export function readVersion(r: Reader) {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.bytes(16, 'user_agent');
  r.bytes(Math.min(1, r.left));
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
}
