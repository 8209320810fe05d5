// Math.min keeps the memory safe, and the reader in the middle of nowhere.
import { MAX_COUNT, readVarInt } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'It was cut down to the limit';

export function readCount(r: Reader) {
  return Math.min(MAX_COUNT, Number(readVarInt(r)));
}
