// 1d00ffff is written so, and looked for so in the bytes.
import { count } from '../../../solutions/03-varints';
import { hash256 } from '../../../solutions/09-getdata';
import { type HashedHeader, header } from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'they were taken in the wrong order';

export function readHeaderEntry(r: Reader): HashedHeader {
  const start = r.offset;
  const value = header.read(r);
  const hash = hash256(r.source.subarray(start, r.offset));
  r.field('transactions', count.read);
  const view = new DataView(r.source.buffer, r.source.byteOffset + start);
  return { ...value, bits: view.getUint32(72), hash };
}
