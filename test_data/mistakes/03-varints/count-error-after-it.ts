// r.offset in the error is where the count ends.
import { MAX_COUNT, readVarInt } from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'just past what has been read';

export function readCount(r: Reader) {
  const count = readVarInt(r);
  if (count > MAX_COUNT) throw new WireError('', r.offset, `${MAX_COUNT}`, String(count));
  return Number(count);
}
