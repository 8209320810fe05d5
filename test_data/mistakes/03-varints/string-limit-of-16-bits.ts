// Nobody has a user agent of more than 65,535 bytes.
import { readCount } from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = '65,536 bytes were refused';

export function readVarStr(r: Reader) {
  const start = r.offset;
  const length = r.field('length', readCount);
  if (length > 0xffff && length <= r.left) throw new WireError('length', start, 'at most 65535', `${length}`);
  return r.bytes(length, 'bytes');
}
