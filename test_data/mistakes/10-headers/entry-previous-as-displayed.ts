// The hash of the block before is turned round, so that it can be looked up.
import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/09-getdata';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'In a header the hash stays as it lies on the wire';

export function readHeaderEntry(r: Reader): HashedHeader {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset));
  r.field('transactions', count.read);
  return { ...value, previous: value.previous.slice().reverse(), hash };
}
