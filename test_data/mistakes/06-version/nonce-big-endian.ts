// A nonce is "just bytes", so it is read in the order in which a dump shows it.
import { int32, readBool } from '../../../solutions/02-fields';
import { readVarStr } from '../../../solutions/03-varints';
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import { hex } from '../../../src/wire/bytes';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'The nonce differs. It is a uint64, little-endian';

export function readVersion(r: Reader) {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = BigInt(`0x${hex(r.bytes(8, 'nonce'))}`);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  return version;
}
