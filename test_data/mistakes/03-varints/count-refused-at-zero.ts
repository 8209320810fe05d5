// The offset 0 is written into the program.
import * as right from '../../../solutions/03-varints';
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';

export const exercise = 'writeCount';
export const diagnosis = 'the writer was at byte 3 already';

export function writeCount(w: Writer, count: number) {
  if (!(count >= 0 && count <= 33_554_432 && count % 1 === 0))
    throw new WireError('', 0, 'a count', `${count}`);
  right.writeVarInt(w, BigInt(count));
}
