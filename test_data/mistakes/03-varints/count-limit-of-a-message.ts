// 4,000,000 is the limit that lesson 01 taught, and it is another one.
import { readVarInt } from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'nor that of a message';

export function readCount(r: Reader) {
  const start = r.offset;
  const count = readVarInt(r);
  if (count > 4_000_000) throw new WireError('', start, 'at most 4000000', String(count));
  return Number(count);
}
