// 46 bytes are what a node demands, so no more is read.
import { readNetAddr } from '../../../solutions/05-net-addr';
import { readStart, type Version } from '../../../solutions/06-version';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVersion';
export const diagnosis = 'addr_from is missing';

export function readVersion(r: Reader): Version {
  return { ...readStart(r), addr_recv: r.field('addr_recv', readNetAddr) };
}
