// Surely the limit is only for incoming counts.
import { writeVarInt } from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCount';
export const diagnosis = '33554433 is not a valid count';

export function writeCount(w: Writer, count: number) {
  writeVarInt(w, BigInt(count));
}
