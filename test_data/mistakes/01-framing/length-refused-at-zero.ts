// The offset 0 is written into the program.
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';

export const exercise = 'writeLength';
export const diagnosis = 'the writer was at byte 3 already';

export function writeLength(w: Writer, length: number) {
  if (length !== length >>> 0) throw new WireError('', 0, 'four bytes', `${length}`);
  w.bytes(Uint8Array.of(length, length >> 8, length >> 16, length >> 24));
}
