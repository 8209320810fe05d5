// Buffer refuses a number that is too large, but with an error of its own kind.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeLength';
export const diagnosis = 'not with a WireError';

export function writeLength(w: Writer, length: number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  w.bytes(bytes);
}
