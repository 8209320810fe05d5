// SHA-256 of the header: that it is done twice is easily forgotten.
import { count } from '../../../solutions/03-varints';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'Hashed once';

export function readHeaderEntry(r: Reader): HashedHeader {
  const start = r.offset;
  const value = header.read(r);
  const hash = sha256(r.source.subarray(start, r.offset));
  r.field('transactions', count.read);
  return { ...value, hash };
}
