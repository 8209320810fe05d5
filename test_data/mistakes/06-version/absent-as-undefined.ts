// An object literal with all nine names: absent fields are there, as undefined.
import { int32, readBool, uint64 } from '../../../solutions/02-fields';
import { readVarStr } from '../../../solutions/03-varints';
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'Fields came back as undefined';

export function readVersion(r: Reader): Version {
  const start = { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
  return {
    ...start,
    addr_from: r.left > 0 ? r.field('addr_from', readNetAddr) : undefined,
    nonce: r.left > 0 ? r.field('nonce', uint64.read) : undefined,
    user_agent: r.left > 0 ? r.field('user_agent', readVarStr) : undefined,
    start_height: r.left > 0 ? r.field('start_height', int32.read) : undefined,
    relay: r.left > 0 ? r.field('relay', readBool) : undefined,
  };
}
