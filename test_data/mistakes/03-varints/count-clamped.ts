// Math.min keeps the memory safe, but the reader is lost.
import { MAX_COUNT, readVarInt } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'You clamped it to the limit';

export function readCount(r: Reader) {
  return Math.min(MAX_COUNT, Number(readVarInt(r)));
}
