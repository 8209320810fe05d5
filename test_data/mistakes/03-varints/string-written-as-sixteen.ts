// '16s' in struct.pack, with 10 in front: it fits one user agent.
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarStr';
export const diagnosis = 'the length is hard-coded';

export function writeVarStr(w: Writer, bytes: Uint8Array) {
  const field = new Uint8Array(16);
  field.set(bytes.subarray(0, 16));
  w.bytes(Uint8Array.of(16));
  w.bytes(field);
}
