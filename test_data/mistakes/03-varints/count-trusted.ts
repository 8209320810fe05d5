// Surely the peer knows how many items it sends.
import { readVarInt } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'You trusted 33554433';

export function readCount(r: Reader) {
  return Number(readVarInt(r));
}
