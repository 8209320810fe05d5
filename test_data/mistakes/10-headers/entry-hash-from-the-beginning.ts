// subarray(0, 80): it is right for the first header, while trying it out.
import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/09-getdata';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'The hash is of other bytes';

export function readHeaderEntry(r: Reader): HashedHeader {
  const value = header.read(r);
  r.field('transactions', count.read);
  return { ...value, hash: hash256(r.source.subarray(0, 80)) };
}
