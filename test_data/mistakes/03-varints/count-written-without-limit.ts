// The limit is for what comes in, is it not?
import { writeVarInt } from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeCount';
export const diagnosis = '33554433 is no count';

export function writeCount(w: Writer, count: number) {
  writeVarInt(w, BigInt(count));
}
