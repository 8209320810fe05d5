// It is always 0, and so one byte is skipped.
import { hash256 } from '../../../solutions/09-getdata';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'It is a varint';

export function readHeaderEntry(r: Reader): HashedHeader {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset));
  r.bytes(1, 'transactions');
  return { ...value, hash };
}
