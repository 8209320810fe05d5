// htonl() before everything that is sent, as one learns it.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeLength';
export const diagnosis = 'back to front';

export function writeLength(w: Writer, length: number) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  w.bytes(bytes);
}
