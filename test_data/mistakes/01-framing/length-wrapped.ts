// setUint32 takes any number: -1 goes out as 4294967295.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeLength';
export const diagnosis = 'wrapped or rounded';

export function writeLength(w: Writer, length: number) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length, true);
  w.bytes(bytes);
}
