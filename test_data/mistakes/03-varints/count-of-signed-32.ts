// | 0 makes an integer of it, and ff ff ff ff turns into -1, which is below the limit.
import { MAX_COUNT, readVarInt } from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'A negative count came through';

export function readCount(r: Reader) {
  const start = r.offset;
  const count = Number(readVarInt(r)) | 0;
  if (count > MAX_COUNT) throw new WireError('', start, `${MAX_COUNT}`, String(count));
  return count;
}
