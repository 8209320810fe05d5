// It is always 0, so anything else must be wrong. btcd thinks so, too.
import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/09-getdata';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'Nodes ignore that number';

export function readHeaderEntry(r: Reader): HashedHeader {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset));
  if (r.field('transactions', count.read) !== 0) throw new RangeError('no transactions are due here');
  return { ...value, hash };
}
