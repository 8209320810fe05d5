// The entry is hashed as it lies there, with the zero behind the header.
import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/09-getdata';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'is not a part of the header';

export function readHeaderEntry(r: Reader): HashedHeader {
  const start = r.offset;
  const value = header.read(r);
  r.field('transactions', count.read);
  return { ...value, hash: hash256(r.source.subarray(start, r.offset)) };
}
