// A hash is known back to front from every block explorer.
import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/09-getdata';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'That is the hash as people write it';

export function readHeaderEntry(r: Reader): HashedHeader {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset)).reverse();
  r.field('transactions', count.read);
  return { ...value, hash };
}
