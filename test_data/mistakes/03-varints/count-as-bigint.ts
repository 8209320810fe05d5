// readVarInt as it is, and the limit in front of it.
import { MAX_COUNT, readVarInt } from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'a number is due';

export function readCount(r: Reader) {
  const start = r.offset;
  const count = readVarInt(r);
  if (count > MAX_COUNT) throw new WireError('', start, `${MAX_COUNT}`, String(count));
  return count;
}
