// The peer will know how many it sends.
import { readVarInt } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = '33554433 was believed';

export function readCount(r: Reader) {
  return Number(readVarInt(r));
}
