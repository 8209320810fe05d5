// What is left over at the end shows that it did not fit, when four bytes are written already.
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeLength';
export const diagnosis = 'part of the value had been written';

export function writeLength(w: Writer, length: number) {
  const start = w.offset;
  let rest = length;
  for (let i = 0; i < 4; i++) {
    w.bytes(Uint8Array.of(rest % 256));
    rest = Math.floor(rest / 256);
  }
  if (rest !== 0 || length % 1 !== 0) throw new WireError('', start, 'four bytes', `${length}`);
}
