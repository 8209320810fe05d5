// TextDecoder, because the name says so: a byte that is no UTF-8 never comes back.
import { int32, readBool, uint64 } from '../../../solutions/02-fields';
import { readVarStr } from '../../../solutions/03-varints';
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'The user agent came back as text';

export function readVersion(r: Reader) {
  const version: Version = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  if (r.left > 0) {
    version.addr_from = r.field('addr_from', readNetAddr);
    version.nonce = r.field('nonce', uint64.read);
  }
  if (r.left > 0) version.user_agent = r.field('user_agent', readVarStr);
  if (r.left > 0) version.start_height = r.field('start_height', int32.read);
  if (r.left > 0) version.relay = r.field('relay', readBool);
  const text = new TextDecoder().decode(version.user_agent);
  return { ...version, user_agent: text };
}
