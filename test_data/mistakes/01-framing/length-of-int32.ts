// | 0 makes a signed number: the upper half of the lengths is refused.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeLength';
export const diagnosis = 'They are unsigned';

export function writeLength(w: Writer, length: number) {
  if (length !== (length | 0) || length < 0) throw new WireError('', w.offset, 'a length', `${length}`);
  w.bytes(Uint8Array.of(length, length >> 8, length >> 16, length >> 24));
}
